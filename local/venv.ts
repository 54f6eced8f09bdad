import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { sha256 } from '../contracts/sha256.ts';
import { LocalError } from './errors.ts';
import { thisMachine } from './install/machine.ts';
import { makeVenv } from './install/make-venv.ts';
import { findPython } from './install/python.ts';
import { bring } from './install/requirement.ts';
import { python as requirement } from './install/requirements.ts';
import { repository, venvDirectory } from './paths.ts';
import type { Progress } from './progress.ts';

const run = promisify(execFile);
const requirements = path.join(repository, 'local', 'requirements.txt');

/**
 * The interpreter of a virtual environment that holds exactly the packages of requirements.txt. A stamp,
 * written last, names those requirements, so an interrupted start begins again.
 */
export async function ensureVenv(progress: Progress, install = true): Promise<string> {
  const python = path.join(venvDirectory, 'bin', 'python');
  const stampFile = path.join(venvDirectory, '.requirements');
  const wanted = sha256(await readFile(requirements));
  const stamp = await readFile(stampFile, 'utf8').catch(() => null);
  if (stamp === wanted && (await works(python))) return python;

  const machine = thisMachine();
  if (install) await bring(requirement, machine, progress);
  const base = await findPython(machine);
  if (base === null) throw new LocalError('PythonMissing', 'No Python 3.10 or newer with venv was found.');
  progress.step('Installing MiniStack from PyPI into .local/venv (once; about 15 s)');
  const failure = await makeVenv(base, { directory: venvDirectory, requirements });
  if (failure?.failed === 'venv') {
    throw new LocalError('PythonMissing', `${base} cannot make a virtual environment: ${failure.reason}.`);
  }
  if (failure?.failed === 'pip') {
    throw new LocalError('PackagesUnavailable', `pip could not install MiniStack: ${failure.reason}`);
  }
  await writeFile(stampFile, wanted);
  return python;
}

async function works(python: string): Promise<boolean> {
  const check = 'import sys, venv; sys.exit(sys.version_info < (3, 10))';
  return run(python, ['-c', check]).then(
    () => true,
    () => false,
  );
}
