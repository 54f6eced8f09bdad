import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Progress } from './progress.ts';
import { readProcess, removeStack } from './stack-file.ts';

/** `--stop`: asks the process that holds this directory's cloud to end, and waits until it has. */
export async function stopRunning(stateDirectory: string, progress: Progress): Promise<void> {
  const pid = await readProcess(stateDirectory);
  if (pid === null || !(await isOurs(pid))) {
    await removeStack(stateDirectory);
    progress.step('No local cloud of this checkout runs.');
    return;
  }
  progress.step(`Stopping the local cloud (process ${pid})`);
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + 15_000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await delay(50);
  }
  await removeStack(stateDirectory);
}

/** After a crash and a restart the number may be anybody's. */
async function isOurs(pid: number): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'args=']).catch(() => ({ stdout: '' }));
  return /local[\\/]main\.ts/.test(stdout);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
