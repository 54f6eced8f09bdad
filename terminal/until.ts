import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until there is an answer.
 *
 * @param what is waited for, or makes the error that is thrown if it never comes.
 */
export async function until<T>(
  what: string | (() => Error),
  ask: () => Promise<T | null | undefined>,
  { seconds = 120, everyMs = 50 }: { seconds?: number; everyMs?: number } = {},
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (performance.now() > end) throw typeof what === 'string' ? new Error(`waited ${seconds} s for ${what}`) : what();
    await pause(everyMs);
  }
}
