import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../support/runs.ts';
import { ReleaseHouse } from './release-house.ts';

const which = fc.nat({ max: 5 });

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('drop' as const),
      content: fc.constantFrom('A', 'B', 'C'),
      embargo: fc.constantFrom<'unsaid' | 'none' | number>('unsaid', 'unsaid', 'none', 1, 2),
      spanishFails: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('attach' as const),
      name: fc.constantFrom('chart.png', 'chart.fr.png'),
      says: fc.constantFrom('x', 'y', undefined),
    }),
  },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('step' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retry' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('double' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('redrive' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop late' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 2 }) }) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

function act(house: ReleaseHouse, one: Action): void {
  switch (one.do) {
    case 'drop':
      house.drop(one.content, one.embargo, one.spanishFails);
      return;
    case 'attach':
      house.attach(one.name, one.says);
      return;
    case 'drop late':
      house.dropLate('C');
      return;
    case 'delete':
      house.delete();
      return;
    case 'pass':
      house.pass(one.hours);
      return;
    case 'redrive': {
      const revisions = [...house.known.keys()];
      const revision = revisions[one.which % revisions.length];
      if (revision !== undefined) house.redrive(revision);
      return;
    }
    default: {
      const attempt = house.attempts[one.which % house.attempts.length];
      if (attempt !== undefined) house[one.do](attempt);
    }
  }
}

const actions = fc.array(action, { minLength: 1, maxLength: 60, size: 'max' });

test('whatever happens to a release, and in whichever order, its versions stay true', () => {
  fc.assert(
    fc.property(actions, (drawn) => {
      const house = new ReleaseHouse();
      for (const one of drawn) act(house, one);

      for (const revision of house.known.keys()) house.redrive(revision);
      house.finish();
      // All is done: readers have the newest upload, and nothing lies about that was never committed.
      const { newest, committed } = house.table.record ?? {};
      if (newest?.kind === 'upload' || newest?.state === 'published') expect(committed?.revision).toBe(newest.number);
      expect([...house.objects].toSorted()).toEqual(house.commits.map(({ version }) => version).toSorted());
      expect(house.latest?.version).toBe(committed?.version);
      expect(house.latest?.languages).toEqual(committed?.languages);
    }),
    { numRuns: runs(1000) },
  );
});

test('what is dropped last is what readers get in the end, also where nobody redrives what died', () => {
  fc.assert(
    fc.property(actions, (drawn) => {
      const house = new ReleaseHouse();
      for (const one of drawn) act(house, one);

      house.drop('the last', 'none', false);
      house.finish();
      const { newest, committed, lastVersion } = house.table.current();
      expect(committed).toMatchObject({ sourceFingerprint: 'the last', revision: newest.number, complete: true });
      expect(house.latest?.version).toBe(committed?.version);
      expect([...house.objects].toSorted()).toEqual(house.commits.map(({ version }) => version).toSorted());
      expect(house.drop('the last', 'unsaid', false)).toBe('unchanged');
      house.finish();
      expect(house.table.current()).toMatchObject({ lastVersion, committed });
    }),
    { numRuns: runs(300) },
  );
});
