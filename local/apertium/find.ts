import path from 'node:path';
import type { Machine } from '../install/machine.ts';
import { modes } from './packages.ts';

/** apertium-apy's interpreter, and the folder of its pairs. */
export interface Installed {
  python: string;
  pairs: string;
}

/** Paths at which distributions install apertium-apy. */
const programs = ['/usr/bin/apertium-apy', '/usr/local/bin/apertium-apy', '/opt/homebrew/bin/apertium-apy'];

/** `null` if apertium-apy is not installed. */
export function findApy(machine: Machine): Installed | null {
  for (const program of programs) {
    const python = machine.read(program)?.match(/^#!\s*(\S*python\S*)/)?.[1];
    if (python) return { python, pairs: path.resolve(path.dirname(program), '..', 'share', 'apertium') };
  }
  return null;
}

/** Whether all of the packages are installed, by any package manager. */
export function hasPackages(packages: readonly string[], machine: Machine): boolean {
  const installed = findApy(machine);
  if (installed === null) return packages.length === 0;
  const found = machine.entries(path.join(installed.pairs, 'modes'));
  return packages.every((name) => modes[name] === undefined || found.includes(modes[name]));
}
