import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { thisMachine } from '../../local/install/machine.ts';
import { findPython } from '../../local/install/python.ts';

const run = promisify(execFile);

const version = '1.58.0';
/** An environment of its own: the linter is 100 MB that the local cloud's start need not wait for. */
const environment = fileURLToPath(new URL(`../../.local/cfn-lint-${version}`, import.meta.url));
const program = path.join(environment, 'bin', 'cfn-lint');

/** Findings that stay, with the reason. */
const ignored = {
  W3005: 'CDK writes the dependency on a role beside the reference to it; saying it twice harms nobody',
};

/** What cfn-lint says about a template, warnings too. Rejects where it cannot be run, so that a test that needs it fails. */
export async function lint(template: string): Promise<string[]> {
  await install();
  const options = ['--format', 'parseable', '--non-zero-exit-code', 'none', '--ignore-checks', ...Object.keys(ignored)];
  const { stdout } = await run(program, [...options, '--', template]);
  return stdout.split('\n').filter((line) => line !== '');
}

async function install(): Promise<void> {
  if (existsSync(program)) return;
  try {
    await rm(environment, { recursive: true, force: true });
    const python = (await findPython(thisMachine())) ?? 'python3';
    await run(python, ['-m', 'venv', environment]);
    await run(path.join(environment, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', `cfn-lint==${version}`]);
  } catch (cause) {
    throw new Error('cfn-lint could not be installed from PyPI; it needs Python 3.10 or newer with venv', { cause });
  }
}
