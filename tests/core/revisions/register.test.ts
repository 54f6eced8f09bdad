import { describe, expect, test } from 'vitest';
import { fail } from '../../../core/revisions/fail.ts';
import { type Arrival, register } from '../../../core/revisions/register.ts';
import { rejection } from '../rejection.ts';
import { deletion, hoursLater, start, Table, upload, utc } from './arrivals.ts';

/** Registers one arrival after another, as ingest does; the outcome of the last. */
function arrive(...arrivals: Arrival[]) {
  const table = new Table();
  const outcomes = arrivals.map((arrival) => {
    const result = register(table.record, arrival, start);
    if (result.outcome === 'registered') table.write(result.record, result.revision);
    if (result.outcome === 'unchanged') table.write(result.record);
    return result;
  });
  return { table, outcomes: outcomes.map(({ outcome }) => outcome), last: outcomes.at(-1) };
}

describe('the first upload', () => {
  test('is revision 1, which has no version yet', () => {
    const { table, last } = arrive(upload('A', { sequence: 1 }));
    expect(last).not.toHaveProperty('replaced');
    expect(table.record).toEqual({
      slug: 'ferry',
      tick: 1,
      extension: 'md',
      lastVersion: 0,
      newest: {
        revision: 1,
        kind: 'upload',
        upload: { key: 'ferry.md', versionId: 'version-1', sequencer: '00000001' },
        execution: 'execution-1',
        fingerprint: 'A',
        sourceFingerprint: 'A',
        state: 'under-way',
      },
      source: { upload: { key: 'ferry.md', versionId: 'version-1', sequencer: '00000001' }, fingerprint: 'A' },
      sources: [{ upload: { key: 'ferry.md', versionId: 'version-1', sequencer: '00000001' }, revision: 1 }],
      sequencers: { 'ferry.md': '00000001' },
    });
  });

  test('tells of what it replaced where it is not the first', () => {
    const { last } = arrive(upload('A', { sequence: 1 }), upload('B', { sequence: 2 }));
    expect(last).toMatchObject({ outcome: 'registered', replaced: { revision: 1 }, revision: { revision: 2 } });
  });
});

describe('events late, twice and out of order', () => {
  test('an older event of the same key changes nothing', () => {
    const { outcomes, table } = arrive(
      upload('B', { sequence: 9 }),
      upload('A', { sequence: 3 }),
      deletion({ sequence: 4 }),
    );
    expect(outcomes).toEqual(['registered', 'superseded', 'superseded']);
    expect(table.current()).toMatchObject({ tick: 1, newest: { fingerprint: 'B' } });
  });

  test('an upload that is older than the deletion stays deleted', () => {
    const { outcomes, table } = arrive(
      upload('A', { sequence: 1 }),
      deletion({ sequence: 3 }),
      upload('B', { sequence: 2 }),
    );
    expect(outcomes).toEqual(['registered', 'registered', 'superseded']);
    expect(table.current()).toMatchObject({ withdrawn: 2, newest: { kind: 'deletion' } });
  });

  test('what was dropped again unchanged is newer than an event between the two', () => {
    const { outcomes, table } = arrive(
      upload('A', { sequence: 1 }),
      upload('A', { sequence: 5 }),
      upload('B', { sequence: 3 }),
    );
    expect(outcomes).toEqual(['registered', 'unchanged', 'superseded']);
    expect(table.current()).toMatchObject({
      newest: { upload: { versionId: 'version-1' } },
      sequencers: { 'ferry.md': '00000005' },
    });
  });

  test('and stays newer when its execution dies', () => {
    const { table } = arrive(upload('A', { sequence: 1 }), upload('A', { sequence: 5 }));
    const stored = table.revisions.get(1);
    const failed = stored && fail(table.current(), stored);
    expect(register(failed?.record, upload('B', { sequence: 3 }), start).outcome).toBe('superseded');
    expect(register(failed?.record, upload('A', { sequence: 6 }), start).outcome).toBe('registered');
  });

  test('events of two keys cannot be ordered: what arrives later is newer', () => {
    const { outcomes } = arrive(upload('A', { sequence: 9 }), upload('B', { sequence: 3, key: 'ferry.en.md' }));
    expect(outcomes).toEqual(['registered', 'registered']);
  });
});

describe('a slug belongs to an extension', () => {
  const another = upload('B', { sequence: 2, key: 'ferry.html', extension: 'html' });

  test('SlugTaken names the file that owns it', () => {
    const { table } = arrive(upload('A', { sequence: 1 }));
    const error = rejection(() => register(table.record, another, start));
    expect(error.code).toBe('SlugTaken');
    expect(error.message).toMatch(/"ferry".*\.md file "ferry\.md".*\.html/);
  });

  test('until its release is withdrawn', () => {
    const { outcomes, table } = arrive(upload('A', { sequence: 1 }), deletion({ sequence: 2 }), another);
    expect(outcomes).toEqual(['registered', 'registered', 'registered']);
    expect(table.current()).toMatchObject({ extension: 'html', withdrawn: 2, newest: { revision: 3 } });
  });

  test('the same content under another extension is no exception', () => {
    const { table } = arrive(upload('A', { sequence: 1 }));
    const same = upload('A', { sequence: 2, key: 'ferry.html', extension: 'html' });
    expect(rejection(() => register(table.record, same, start)).code).toBe('SlugTaken');
  });
});

describe('a deletion', () => {
  test('withdraws the release', () => {
    const { table, last } = arrive(upload('A', { sequence: 1 }), deletion({ sequence: 2 }));
    expect(last).toMatchObject({ outcome: 'registered', replaced: { revision: 1 } });
    expect(table.current()).toMatchObject({ withdrawn: 2, newest: { kind: 'deletion', state: 'withdrawn' } });
  });

  test('of a file that is not what is published changes nothing', () => {
    const { outcomes, table } = arrive(upload('A', { sequence: 1 }), deletion({ sequence: 2, key: 'ferry.html' }));
    expect(outcomes).toEqual(['registered', 'superseded']);
    expect(table.current()).not.toHaveProperty('withdrawn');
  });

  test('that comes before its upload keeps that from being published', () => {
    const { outcomes, table } = arrive(deletion({ sequence: 2 }), upload('A', { sequence: 1 }));
    expect(outcomes).toEqual(['registered', 'superseded']);
    expect(table.current().lastVersion).toBe(0);
  });

  test('lets the same content come back', () => {
    const { outcomes } = arrive(upload('A', { sequence: 1 }), deletion({ sequence: 2 }), upload('A', { sequence: 3 }));
    expect(outcomes).toEqual(['registered', 'registered', 'registered']);
  });
});

describe('an embargo', () => {
  const until = utc(hoursLater(2));
  const held = upload('A', { sequence: 1, embargo: { until } });

  test.each<[string, Arrival, string, string | undefined]>([
    ['is kept by the same file without the option', upload('A', { sequence: 2 }), 'unchanged', until],
    ['is kept by another text without the option', upload('B', { sequence: 2 }), 'registered', until],
    ['is the same when it is said again', upload('A', { sequence: 2, embargo: { until } }), 'unchanged', until],
    ['is lifted by "none"', upload('A', { sequence: 2, embargo: 'none' }), 'registered', undefined],
    [
      'is moved by another time',
      upload('A', { sequence: 2, embargo: { until: utc(hoursLater(3)) } }),
      'registered',
      utc(hoursLater(3)),
    ],
  ])('%s', (_, again, outcome, embargo) => {
    const { outcomes, table } = arrive(held, again);
    expect(outcomes).toEqual(['registered', outcome]);
    expect(table.current().newest.embargo).toBe(embargo);
  });

  test('outlives an execution that died: dropping the file again without the option publishes nothing', () => {
    const { table } = arrive(held);
    const failed = fail(table.current(), table.revision(1));
    const again = register(failed?.record, upload('A', { sequence: 2 }), start);
    expect(again).toMatchObject({ outcome: 'registered', revision: { revision: 2, embargo: until } });
  });

  test('ends with a deletion', () => {
    const { table } = arrive(held, deletion({ sequence: 2 }), upload('A', { sequence: 3 }));
    expect(table.current().newest).not.toHaveProperty('embargo');
  });

  test('that has passed makes no difference to what is on its way', () => {
    const { table } = arrive(held);
    for (const embargo of ['unsaid', 'none'] as const)
      expect(register(table.record, upload('A', { sequence: 2, embargo }), hoursLater(2)).outcome).toBe('unchanged');
    const other = register(table.record, upload('B', { sequence: 2 }), hoursLater(2));
    expect(other).toMatchObject({ outcome: 'registered', revision: { fingerprint: 'B' } });
    expect(other).not.toHaveProperty('revision.embargo');
  });
});
