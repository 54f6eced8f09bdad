import path from 'node:path';
import { repository } from '../paths.ts';
import { aptInstall, hasLists, type Packages, unfitFor } from './apt.ts';
import { complaintOf, runAsRoot } from './as-root.ts';
import type { Machine } from './machine.ts';
import { makeVenv, type Venv } from './make-venv.ts';
import { findPython } from './python.ts';

/** How a requirement is installed on a machine. */
export type Way =
  /** `otherwise`: what to do if the packages do not fit. */
  | ({ by: 'apt'; otherwise?: string } & Packages)
  /** Playwright's own Chromium, and its libraries by apt-get. */
  | { by: 'playwright' }
  | ({ by: 'venv' } & Venv)
  /** A command, or another instruction for a person. */
  | { by: 'hand'; command: string };

const playwright = path.join(repository, 'node_modules', 'playwright-core', 'cli.js');

/** The command to type. `sudo` may ask for a password. */
export async function typed(way: Way, machine: Machine): Promise<string> {
  switch (way.by) {
    case 'apt': {
      const sudo = machine.isRoot ? '' : 'sudo ';
      const install = `${sudo}apt-get install -y --no-install-recommends ${way.packages.join(' ')}`;
      if (!hasLists(machine)) return `${sudo}apt-get update && ${install}`;
      return way.otherwise !== undefined && (await unfitFor(way, machine)) !== null ? way.otherwise : install;
    }
    case 'playwright':
      return 'npx playwright-core install --with-deps --no-shell chromium';
    case 'venv': {
      const [directory, requirements] = [way.directory, way.requirements].map((file) =>
        path.relative(repository, file),
      );
      return `python3 -m venv ${directory} && ${directory}/bin/pip install --require-hashes -r ${requirements}`;
    }
    case 'hand':
      return way.command;
  }
}

/** Needs root, or a `sudo` that does not ask; a virtual environment needs neither. */
export async function isAllowed(way: Way, machine: Machine): Promise<boolean> {
  if (way.by === 'hand') return false;
  return way.by === 'venv' || machine.isRoot || (await machine.run(['sudo', '-n', 'true'])).ok;
}

/** `null` on success, else the reason. */
export async function carryOut(way: Exclude<Way, { by: 'hand' }>, machine: Machine): Promise<string | null> {
  switch (way.by) {
    case 'apt':
      return aptInstall(way, machine);
    case 'playwright': {
      const libraries = await runAsRoot([process.execPath, playwright, 'install-deps', 'chromium'], machine);
      if (!libraries.ok) return complaintOf(libraries.said);
      const browser = await machine.run([process.execPath, playwright, 'install', '--no-shell', 'chromium']);
      return browser.ok ? null : complaintOf(browser.said);
    }
    case 'venv': {
      const python = await findPython(machine);
      if (python === null) return 'there is no Python 3.10 or newer with venv';
      return (await makeVenv(python, way))?.reason ?? null;
    }
  }
}
