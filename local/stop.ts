import { setTimeout as delay } from 'node:timers/promises';
import { endLeftovers, holdsCloud } from './leftovers.ts';
import type { Progress } from './progress.ts';
import { readCloudRun, removeStack } from './stack-file.ts';

/**
 * `--stop`: asks the process that holds this directory's cloud to end, waits for it, and then ends leftovers
 * of this or an earlier run that was killed.
 */
export async function stopRunning(stateDirectory: string, progress: Progress): Promise<void> {
  const run = await readCloudRun(stateDirectory);
  const holds = run !== null && (await holdsCloud(run.pid));
  if (holds) {
    progress.step(`Stopping the local cloud (process ${run.pid})`);
    await end(run.pid);
  }
  const left = await endLeftovers(run);
  if (left.length > 0) progress.step(`Ended leftovers of an earlier run: ${left.join(', ')}`);
  else if (!holds) progress.step('No local cloud of this checkout runs.');
  await removeStack(stateDirectory);
}

async function end(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + 15_000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await delay(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
