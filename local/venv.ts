import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { LocalError } from './errors.ts';
import { repository, venvDirectory } from './paths.ts';
import type { Progress } from './progress.ts';

const run = promisify(execFile);
const requirements = path.join(repository, 'local', 'requirements.txt');

/** Newest first, since distributions keep old ones; MiniStack needs 3.10. */
const candidates = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

/**
 * The interpreter of a virtual environment that holds exactly what requirements.txt pins. It is made
 * once; a stamp written last says for which requirements, so an interrupted start begins again.
 */
export async function ensureVenv(progress: Progress): Promise<string> {
  const python = path.join(venvDirectory, 'bin', 'python');
  const stampFile = path.join(venvDirectory, '.requirements');
  const wanted = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  const stamp = await readFile(stampFile, 'utf8').catch(() => null);
  if (stamp === wanted && (await works(python))) return python;

  const base = await findPython();
  progress.step('Installing MiniStack from PyPI into .local/venv (once; about 15 s)');
  await rm(venvDirectory, { recursive: true, force: true });
  await run(base, ['-m', 'venv', venvDirectory]).catch((cause) => {
    throw new LocalError('PythonMissing', `${base} cannot make a virtual environment.`, { cause });
  });
  await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]).catch(
    (cause) => {
      const reason = String(cause.stderr ?? cause)
        .trim()
        .split('\n')
        .at(-1);
      throw new LocalError('PackagesUnavailable', `pip could not install MiniStack: ${reason}`, { cause });
    },
  );
  await writeFile(stampFile, wanted);
  return python;
}

async function findPython(): Promise<string> {
  for (const candidate of candidates) {
    if (await works(candidate)) return candidate;
  }
  throw new LocalError('PythonMissing', 'No Python 3.10 or newer was found.');
}

async function works(python: string): Promise<boolean> {
  const check = 'import sys, venv; sys.exit(sys.version_info < (3, 10))';
  return run(python, ['-c', check]).then(
    () => true,
    () => false,
  );
}
