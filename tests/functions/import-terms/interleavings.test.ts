import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { RetireList } from '../../../contracts/terminology.ts';
import { importTerms } from '../../../functions/import-terms/import-terms.ts';
import { runs } from '../../support/runs.ts';
import { TermHouse } from './fakes.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const key = 'terminology/en.csv';
const contents = ['bac', 'transbordeur'].map((target) => `en,fr\nferry,${target}\n`);

class Died extends Error {}

/**
 * Drops, deletions, duplicates, deaths and retries, and deletions of old lists, each step of each in any
 * order: a current list is always in Amazon Translate, no name ever has two contents or comes back after its
 * deletion, the newest event wins, and nothing is left behind that is not known.
 */
test('whatever comes between, what is current is there and nothing is forgotten', async () => {
  const action = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('drop' as const), content: fc.nat(1), twice: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const) }) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 2, maxLength: 8 }),
      fc.nat(6),
      fc.array(fc.nat(60), { maxLength: 3 }),
      fc.scheduler(),
      async (actions, secondDay, deaths, scheduler) => {
        const house = new TermHouse();
        let steps = 0;
        const check = () => {
          for (const [name, csv] of house.imported) {
            const others = house.imported.filter(([other, content]) => other === name && content !== csv);
            expect(others).toEqual([]);
          }
          // Another deletion of it may be under way.
          for (const name of house.deleted) expect(house.engine.has(name)).toBe(false);
          const { current } = house.record('en') ?? {};
          for (const name of current?.lists ?? []) expect(house.engine.has(name)).toBe(true);
        };
        house.step = async (what) => {
          await scheduler.schedule(Promise.resolve(), what);
          check();
          steps++;
          if (deaths.includes(steps)) throw new Died();
        };
        /** As the state machine: tries again what is thrown, then waits and retires. */
        const run = async (input: Parameters<typeof importTerms>[0]): Promise<void> => {
          const end = attempts(input);
          underWay.add(end);
          const retire = await end;
          underWay.delete(end);
          // A day is longer than whatever is under way when it begins.
          await Promise.all(underWay);
          if (retire) await attempts({ retire });
        };
        const underWay = new Set<Promise<unknown>>();
        const attempts = async (input: Parameters<typeof importTerms>[0]): Promise<RetireList | undefined> => {
          for (let attempt = 0; ; attempt++) {
            try {
              return (await importTerms(input, house.services)).retire;
            } catch (error) {
              const contended = error instanceof Error && error.name === 'Contended';
              if (attempt > 8 || !(contended || error instanceof Died)) throw error;
            }
          }
        };
        const start = (each: (typeof actions)[number], index: number): Promise<void>[] => {
          const sequencer = String(index + 1).padStart(2, '0');
          const event =
            each.kind === 'drop'
              ? house.drop(key, contents[each.content] ?? '', sequencer)
              : house.remove(key, sequencer);
          const copies = each.kind === 'drop' && each.twice ? 2 : 1;
          return Array.from({ length: copies }, (_, copy) => run({ event, execution: `e${index}-${copy}` }));
        };
        /** The second day's uploads come when the first day's lists are being deleted. */
        const twoDays = async () => {
          const first = actions.slice(0, secondDay).flatMap(start);
          await Promise.all(underWay);
          const second = actions.slice(secondDay).flatMap((each, index) => start(each, secondDay + index));
          await Promise.all([...first, ...second]);
        };
        await scheduler.waitFor(twoDays());
        house.step = async () => {};
        check();
        const { current, spare = [] } = house.record('en') ?? {};
        const known = new Set([...(current?.lists ?? []), ...spare.flatMap(({ lists }) => lists)]);
        expect([...house.engine.keys()].filter((name) => !known.has(name))).toEqual([]);

        const last = actions.at(-1);
        const record = house.record('en');
        if (last?.kind === 'drop') {
          expect(house.engine.get(record?.current?.lists[0] ?? '')).toBe(contents[last.content]);
        } else if (record?.newest?.outcome === 'withdrawn') expect(record.current).toBeUndefined();

        // A day later the next list finds whatever is left, and leaves itself alone.
        house.now = new Date(house.now.getTime() + 25 * 3_600_000);
        const end = house.drop(key, 'en,fr\nferry,traversier\n', '99');
        await run({ event: end, execution: 'end' });
        house.now = new Date(house.now.getTime() + 25 * 3_600_000);
        await run({ event: house.drop(key, 'en,fr\nferry,barque\n', '999'), execution: 'end' });
        expect(house.record('en')?.spare.length).toBeLessThanOrEqual(1);
        expect([...house.engine.keys()]).toEqual(expect.arrayContaining(house.record('en')?.current?.lists ?? []));
        expect(house.engine.size).toBeLessThanOrEqual(2);
        check();
      },
    ),
    { numRuns: runs(300) },
  );
});
