import { setTimeout as pause } from 'node:timers/promises';

/** Asks until there is an answer; throws, naming what it waited for, if there never is one. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null>,
  everyMs = 50,
  patienceMs = 180_000,
): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end) throw new Error(`waited ${patienceMs / 60_000} minutes for ${what}`);
    await pause(everyMs);
  }
}
