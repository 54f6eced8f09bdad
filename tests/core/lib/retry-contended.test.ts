import { describe, expect, test } from 'vitest';
import { Retryable, retryableErrors } from '../../../contracts/messages.ts';
import { attempts, lostRace, retryContended } from '../../../core/lib/retry-contended.ts';

/** Attempts of which the first so many lose the race, and how long each pause was. */
function contest(losses: number) {
  const pauses: number[] = [];
  let tried = 0;
  const attempt = async () => {
    tried += 1;
    return tried <= losses ? lostRace : `written at attempt ${tried}`;
  };
  const run = () => retryContended('the list', attempt, { pause: async (ms) => void pauses.push(ms) });
  return { run, pauses, tried: () => tried };
}

describe('retryContended', () => {
  test('returns what the first attempt returns, without a pause', async () => {
    const { run, pauses } = contest(0);
    expect(await run()).toBe('written at attempt 1');
    expect(pauses).toEqual([]);
  });

  test('takes undefined for a result', async () => {
    expect(await retryContended('the list', async () => undefined)).toBeUndefined();
  });

  test('repeats an attempt that lost the race, after pauses that grow to half a second at most', async () => {
    const { run, pauses } = contest(attempts - 1);
    expect(await run()).toBe(`written at attempt ${attempts}`);
    expect(pauses).toHaveLength(attempts - 1);
    for (const [n, ms] of pauses.entries()) {
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(Math.min(20 * 2 ** n, 500));
    }
  });

  test('waits for a random time, so that two writers part', async () => {
    const first = contest(attempts - 1);
    const second = contest(attempts - 1);
    await Promise.all([first.run(), second.run()]);
    expect(first.pauses).not.toEqual(second.pauses);
  });

  test('gives up with an error that the state machine retries', async () => {
    const { run, tried } = contest(Number.POSITIVE_INFINITY);
    const error = await run().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Retryable);
    expect(error).toMatchObject({
      name: retryableErrors.contended,
      message: 'the list kept changing while it was written',
    });
    expect(tried()).toBe(attempts);
  });

  test('does not repeat what fails', async () => {
    let tried = 0;
    const failing = retryContended('the list', async () => {
      tried += 1;
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(tried).toBe(1);
  });
});
