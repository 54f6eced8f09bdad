import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type DeadExecution, type ObjectEvent, type PublishInput, schema } from '../../../contracts/messages.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { removeAbandoned } from '../../../functions/withdraw/remove-abandoned.ts';
import { removeUncommitted } from '../../../functions/withdraw/remove-uncommitted.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { places } from '../../support/in-memory-cloud/services.ts';
import { runs } from '../../support/runs.ts';
import { PublicHouse } from './house.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

class Killed extends Error {}

/** The news that the execution of an upload was stopped. */
function deathOf(house: PublicHouse, { release: { slug, upload } }: PublishInput): DeadExecution {
  const { key, versionId, sequencer } = upload;
  const event: ObjectEvent = {
    'detail-type': 'Object Created',
    detail: { bucket: { name: places.upload }, object: { key, 'version-id': versionId, sequencer } },
  };
  const { execution = '' } = house.record(slug)?.newest ?? {};
  return { executionArn: execution, status: 'ABORTED', input: JSON.stringify(event) };
}

/**
 * Somebody stops the execution while its function is at step `n`. The function goes on, and ends, or is killed `more`
 * steps later.
 */
test('a function that outlives its execution leaves nothing, wherever it ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(70), fc.option(fc.nat(40)), async (n, more) => {
      const house = new PublicHouse();
      const input = await house.drop('ferry', 'Alpha');
      const dead = deathOf(house, input);
      const paused = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      let steps = 0;
      house.step = async () => {
        const mine = steps++;
        if (mine === n) {
          paused.resolve();
          await goOn.promise;
        }
        if (more !== null && mine > n + more) throw new Killed();
      };
      const outliving = publish({ ...input, redrive: 0 }, house.services).catch(() => undefined);
      await Promise.race([paused.promise, outliving]);
      const { step } = house;
      house.step = async () => {};
      await removeAbandoned({ schema, dead }, house.services);
      const wasCommitted = house.versions('ferry').length > 0;
      house.step = step;
      goOn.resolve();
      await outliving;
      house.step = async () => {};
      await removeAbandoned({ schema, dead }, house.services);
      expect(house.versions('ferry').length).toBe(wasCommitted ? 1 : 0);
      if (!wasCommitted) expect([...house.objects.keys()]).toEqual([]);
      else expect(house.objects.get('releases/ferry/v1/en/document.md')?.body).toContain('Alpha');
    }),
    { numRuns: runs(400, 10) },
  );
});

describe('what a dead execution put', () => {
  test('is taken out of the caches, twice: somebody may have guessed its address', async () => {
    const house = new PublicHouse();
    const input = await house.drop('ferry', 'Alpha');
    house.step = async (what) => {
      if (what.includes('manifest.json')) throw new Killed();
    };
    await expect(publish(input, house.services)).rejects.toThrow(Killed);
    house.step = async () => {};
    expect(house.objects.size).toBeGreaterThan(4);
    const dead = deathOf(house, input);
    for (const minutes of [0, 6]) {
      house.now = new Date(house.now.getTime() + minutes * 60_000);
      expect(await removeAbandoned({ schema, dead }, house.services)).toEqual({ schema, outcome: 'removed' });
    }
    expect(house.objects.size).toBe(0);
    expect(house.cloud.invalidations).toEqual([
      expect.arrayContaining(['/releases/ferry/v*']),
      expect.arrayContaining(['/releases/ferry/v*']),
    ]);
  });

  test('of another execution of the same event is left alone', async () => {
    const house = new PublicHouse();
    const input = await house.drop('ferry', 'Alpha');
    const dead = { ...deathOf(house, input), executionArn: 'a duplicate' };
    expect(await removeAbandoned({ schema, dead }, house.services)).toEqual({ schema, outcome: 'none' });
    expect((await publish(input, house.services)).outcome).toBe('published');
  });

  test.each(['{}', JSON.stringify({ 'detail-type': 'Object Created', detail: { object: { key: '.DS_Store' } } })])(
    'of an execution of %s is nothing',
    async (input) => {
      const dead: DeadExecution = { executionArn: 'e', status: 'FAILED', input };
      expect(await removeAbandoned({ schema, dead }, new PublicHouse().services)).toEqual({ schema, outcome: 'none' });
    },
  );

  test('goes with a withdrawal, also from before executions gave up their numbers', async () => {
    const house = new PublicHouse();
    for (const text of ['Alpha', 'Beta', 'Gamma']) {
      house.step = async (what) => {
        if (
          text === 'Beta' &&
          what.startsWith('TransactWriteItems') &&
          house.objects.has('releases/ferry/v2/manifest.json')
        )
          throw new Killed();
      };
      await publish(await house.drop('ferry', text), house.services).catch(() => undefined);
    }
    house.step = async () => {};
    expect(house.versions('ferry').map(({ number }) => number)).toEqual([1, 3]);
    expect(house.objects.get('releases/ferry/v2/en/document.md')?.body).toContain('Beta');
    await withdrawRelease(house.withdrawal('ferry', 'Sold.'), house.services);
    expect([...house.objects.keys()].filter((key) => key.includes('/v2/'))).toEqual([]);
    for (const [key, { body }] of house.objects) expect(body, key).not.toMatch(/Alpha|Beta|Gamma/);
  });
});

test('the folder of a version may hold another release, which stays', async () => {
  const house = new PublicHouse();
  const others = ['ferry/v2', 'ferry/v2/en', 'ferry/v2/document.md', 'ferry/v2/index.html'];
  for (const slug of ['ferry', ...others]) await publish(await house.drop(slug, 'Alpha'), house.services);
  await publish(await house.drop('ferry', 'Beta'), house.services);
  const before = [...house.objects.keys()];
  const own = before.filter((key) =>
    /^releases\/ferry\/v2\/((en|es)\/(document\.md|index\.html|\w+\.json)|manifest\.json(\.sig)?)$/.test(key),
  );
  expect(own).toHaveLength(10);
  expect(await removeUncommitted('ferry', [2], house.services)).toBe(10);
  expect([...house.objects.keys()]).toEqual(before.filter((key) => !own.includes(key)));
});
