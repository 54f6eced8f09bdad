import { setTimeout as sleep } from 'node:timers/promises';
import { Retryable, retryableErrors } from '../../contracts/messages.ts';

/** An attempt returns this if another writer was faster. */
export const lostRace = Symbol('lost race');

export interface RetryOptions {
  /** Waits this many milliseconds. */
  pause?: (ms: number) => Promise<unknown>;
}

/** Enough for eight uploads of the same second to take turns. */
export const attempts = 24;

/**
 * Repeats a read and a conditional write until no other writer comes between the two. Pauses before each repetition
 * for a random time, at most twice the one before and half a second, so that two writers do not collide again.
 *
 * @param what the thing to be written, for the error's message.
 * @throws Retryable `Contended` if another writer was faster on every attempt.
 */
export async function retryContended<T>(
  what: string,
  attempt: () => Promise<T | typeof lostRace>,
  { pause = sleep }: RetryOptions = {},
): Promise<T> {
  for (let n = 0; n < attempts; n += 1) {
    if (n > 0) await pause(Math.random() * Math.min(10 * 2 ** n, 500));
    const result = await attempt();
    if (result !== lostRace) return result;
  }
  throw contended(what);
}

/** The state machine tries again later. */
export function contended(what: string): Retryable {
  return new Retryable(retryableErrors.contended, `${what} kept changing while it was written`);
}
