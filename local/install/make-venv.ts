import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { complaintOf } from './as-root.ts';

const run = promisify(execFile);

export interface Venv {
  directory: string;
  /** The file that pip reads. */
  requirements: string;
}

/** Makes a virtual environment, replacing an earlier one. `null` on success, else the failed step and the reason. */
export async function makeVenv(
  python: string,
  { directory, requirements }: Venv,
): Promise<{ failed: 'venv' | 'pip'; reason: string } | null> {
  await rm(directory, { recursive: true, force: true });
  const made = await attempt(python, ['-m', 'venv', directory]);
  if (made !== null) return { failed: 'venv', reason: made };
  const pip = [
    '-m',
    'pip',
    'install',
    '--require-hashes',
    '--quiet',
    '--disable-pip-version-check',
    '-r',
    requirements,
  ];
  const installed = await attempt(path.join(directory, 'bin', 'python'), pip);
  return installed === null ? null : { failed: 'pip', reason: installed };
}

function attempt(program: string, args: string[]): Promise<string | null> {
  return run(program, args).then(
    () => null,
    (error) => complaintOf(`${error.stdout ?? ''}${error.stderr ?? error}`),
  );
}
