import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { healthy } from './ministack/ministack.ts';
import { repository } from './paths.ts';
import { readStack, type Stack } from './stack-file.ts';

/** Whether this directory's `stack.json` answers; another cloud on its port has another certificate. */
export async function isRunning(stateDirectory: string): Promise<boolean> {
  return (await runningStack(stateDirectory)) !== null;
}

export async function runningStack(stateDirectory: string): Promise<Stack | null> {
  const stack = await readStack(stateDirectory);
  if (stack === null) return null;
  const ca = await readFile(path.resolve(repository, stack.caBundle)).catch(() => null);
  if (ca === null || !(await healthy(Number(new URL(stack.endpoint).port), ca))) return null;
  const translates = await fetch(`${stack.translateEndpoint}/_local/stats`).then(
    (answer) => answer.ok,
    () => false,
  );
  return translates ? stack : null;
}
