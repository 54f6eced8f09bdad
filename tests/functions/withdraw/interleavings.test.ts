import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { publishKeys } from '../../../contracts/keys.ts';
import type { Latest } from '../../../contracts/manifest.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { Signature } from '../../../contracts/signature.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { runs, sampleOf } from '../../support/runs.ts';
import { PublicHouse } from './house.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

class Died extends Error {}

/** As the state machine: tries again what is thrown. */
async function tried<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt > 6) throw error;
    }
  }
}

/**
 * A version is being published, perhaps by two attempts at once, while its release is withdrawn; both die at
 * some steps and are tried again. In the end nothing of it is left, whichever was first, and dropped again it
 * is back whole.
 */
test('whatever the order of their steps, a release is withdrawn whole, and comes back whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(fc.nat(80), { maxLength: 3 }),
      fc.scheduler(),
      async (isTwice, deaths, scheduler) => {
        const house = new PublicHouse();
        await publish(await house.drop('ferry', 'Alpha'), house.services);
        const second = await house.drop('ferry', 'Beta');
        const withdrawal = house.withdrawal('ferry', 'Sold.');
        let steps = 0;
        house.step = async (what) => {
          await scheduler.schedule(Promise.resolve(), what);
          if (deaths.includes(steps++)) throw new Died();
        };
        const all = [
          tried(() => publish(second, house.services)),
          tried(() => withdrawRelease(withdrawal, house.services)),
          ...(isTwice ? [tried(() => publish(second, house.services))] : []),
        ];
        await scheduler.waitFor(Promise.all(all));
        house.step = async () => {};

        const left = [...house.objects].filter(([key]) => !/manifest\.json(\.sig)?$/.test(key));
        for (const [key, { body }] of left) {
          expect(key).toMatch(/\/index\.html$|^latest\/|^versions\//);
          expect(body, key).not.toMatch(/Alpha|Beta/);
          if (key.endsWith('.html')) expect(body, key).toContain('Sold.');
        }
        const latest = () => JSON.parse(house.objects.get('latest/ferry.json')?.body ?? '{}') as Latest;
        const wasCommitted = house.versions('ferry').some(({ number: version }) => version === 2);
        expect(latest()).toMatchObject({ status: 'withdrawn', version: wasCommitted ? 2 : 1 });
        expect(house.objects.has('releases/ferry/v2/manifest.json')).toBe(wasCommitted);
        expect(house.objects.has('releases/ferry/v2/manifest.json.sig')).toBe(wasCommitted);
        for (const number of wasCommitted ? [1, 2] : [1]) {
          const manifest = publishKeys.manifest('ferry', number);
          const signature = JSON.parse(house.objects.get(`${manifest}.sig`)?.body ?? '{}') as Signature;
          expect(JSON.parse(signature.signed)).toMatchObject({
            sha256: sha256(house.objects.get(manifest)?.body ?? ''),
            withdrawnAt: '2026-11-24T12:00:00Z',
          });
        }
        expect(house.publicRelease('ferry')?.withdrawn?.reason).toBe('Sold.');

        const back = await publish(await house.drop('ferry', 'Gamma'), house.services);
        expect(latest()).toMatchObject({ status: 'published', version: back.version });
        for (const language of ['en', 'es']) {
          expect(house.objects.get(`${language}/ferry/index.html`)?.body).toContain('Gamma');
          expect(house.objects.get(`releases/ferry/v1/${language}/index.html`)?.body).toContain('Sold.');
        }
      },
    ),
    { numRuns: runs(100, 8) },
  );
});

/** An attempt that nobody waits for any more stops at each of its steps, and goes on when all is over. */
test('an attempt that was given up leaves nothing, however late it goes on', async () => {
  const counted = new PublicHouse();
  let all = 0;
  counted.step = async () => void all++;
  await publish(await counted.drop('ferry', 'Alpha'), counted.services);
  expect(all).toBeGreaterThan(20);

  for (const n of sampleOf(
    Array.from({ length: all }, (_, step) => step),
    8,
  )) {
    const house = new PublicHouse();
    const input = await house.drop('ferry', 'Alpha');
    const paused = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    let steps = 0;
    house.step = async () => {
      if (steps++ !== n) return;
      paused.resolve();
      await goOn.promise;
    };
    const givenUp = publish(input, house.services).catch(() => 'ended');
    await paused.promise;
    house.step = async () => {};
    await publish(input, house.services);
    await withdrawRelease(house.withdrawal('ferry', 'Sold.'), house.services);
    goOn.resolve();
    await givenUp;
    const words = [...house.objects].filter(([key, { body }]) => !key.endsWith('manifest.json') && /Alpha/.test(body));
    expect(
      words.map(([key]) => key),
      `paused at step ${n}`,
    ).toEqual([]);
    expect([...house.objects.keys()].filter((key) => /document|release\.json|ninjs/.test(key))).toEqual([]);
  }
});
