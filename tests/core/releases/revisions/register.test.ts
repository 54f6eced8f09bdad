import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../../../core/releases/revisions/arrival.ts';
import { fail } from '../../../../core/releases/revisions/fail.ts';
import { register } from '../../../../core/releases/revisions/register.ts';
import { seenSequencers } from '../../../../core/releases/revisions/sequencers.ts';
import { rejection } from '../../rejection.ts';
import { deletion, hoursLater, start, Table, upload, utc, type Written, written } from './arrivals.ts';

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

const seen = (sequencer: string) => seenSequencers(undefined, { key: 'ferry.md', versionId: '', sequencer });

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
        number: 1,
        kind: 'upload',
        upload: { key: 'ferry.md', versionId: 'version-1', sequencer: '00000001' },
        execution: 'execution-1',
        fingerprint: 'A',
        sourceFingerprint: 'A',
        state: 'under-way',
      },
      source: { upload: { key: 'ferry.md', versionId: 'version-1', sequencer: '00000001' }, fingerprint: 'A' },
      sources: [{ upload: { key: 'ferry.md', versionId: 'version-1', sequencer: '00000001' }, revision: 1 }],
      sequencers: seen('00000001'),
    });
  });

  test('tells of what it replaced where it is not the first', () => {
    const { last } = arrive(upload('A', { sequence: 1 }), upload('B', { sequence: 2 }));
    expect(last).toMatchObject({ outcome: 'registered', replaced: { number: 1 }, revision: { number: 2 } });
  });
});

test('events that version 0.1.0 remembered by key are remembered by a hash from then on', () => {
  const { table } = arrive(upload('A', { sequence: 5 }));
  const old = { ...table.current(), sequencers: { 'ferry.md': '00000005', 'ferry.files/a.png': '00000004' } };
  expect(register(old, upload('B', { sequence: 3 }), start).outcome).toBe('superseded');
  const next = register(old, upload('B', { sequence: 7 }), start);
  expect(next.outcome).toBe('registered');
  expect(Object.values(next.record?.sequencers ?? {})).toEqual(['00000007', '00000004']);
  expect(Object.keys(next.record?.sequencers ?? {}).join()).not.toContain('ferry');
  expect(register(next.record, upload('C', { sequence: 6 }), start).outcome).toBe('superseded');
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
      sequencers: seen('00000005'),
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
    expect(table.current()).toMatchObject({ extension: 'html', withdrawn: 2, newest: { number: 3 } });
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
    expect(last).toMatchObject({ outcome: 'registered', replaced: { number: 1 } });
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
  const held = (sequence: number) => ({ sequence, metadata: { embargo: until } });

  /** Drops files one after another. */
  function drop(...files: [text: string, how: Written][]) {
    const table = new Table();
    const outcomes = files.map(([text, how]) => {
      const result = register(table.record, written(text, how, table.record, start).arrival, start);
      if (result.outcome === 'registered') table.write(result.record, result.revision);
      if (result.outcome === 'unchanged') table.write(result.record);
      return result.outcome;
    });
    return { table, outcomes };
  }

  test.each<[string, string, Written, string, string | undefined]>([
    ['is kept by the same file without the option', 'A', { sequence: 2 }, 'unchanged', until],
    ['is kept by another text without the option', 'B', { sequence: 2 }, 'registered', until],
    ['is the same when it is said again', 'A', held(2), 'unchanged', until],
    ['is lifted by "none"', 'A', { sequence: 2, metadata: { embargo: 'none' } }, 'registered', undefined],
    [
      'is moved by another time',
      'A',
      { sequence: 2, metadata: { embargo: utc(hoursLater(3)) } },
      'registered',
      utc(hoursLater(3)),
    ],
  ])('%s', (_, text, again, outcome, embargo) => {
    const { outcomes, table } = drop(['A', held(1)], [text, again]);
    expect(outcomes).toEqual(['registered', outcome]);
    expect(table.current().newest.embargo).toBe(embargo);
  });

  test('outlives an execution that died: dropping the file again without the option publishes nothing', () => {
    const { table } = drop(['A', held(1)]);
    const failed = fail(table.current(), table.revision(1));
    const again = register(failed?.record, written('A', { sequence: 2 }, failed?.record, start).arrival, start);
    expect(again).toMatchObject({ outcome: 'registered', revision: { number: 2, embargo: until } });
  });

  test('of a record that is older than what is remembered of options is kept as well', () => {
    const { table } = arrive(upload('A', { sequence: 1, embargo: until }));
    expect(table.current().source).not.toHaveProperty('options');
    const again = register(table.record, written('B', { sequence: 2 }, table.record, start).arrival, start);
    expect(again).toMatchObject({
      revision: { embargo: until },
      record: { source: { options: { kept: { embargo: { value: until } } } } },
    });
    const lifting = written('B', { sequence: 2, metadata: { embargo: 'none' } }, table.record, start);
    expect(register(table.record, lifting.arrival, start)).not.toHaveProperty('revision.embargo');
  });

  test('ends with a deletion', () => {
    const { table } = drop(['A', held(1)]);
    const gone = register(table.record, deletion({ sequence: 2 }), start);
    if (gone.outcome !== 'registered') throw new Error(`a deletion was ${gone.outcome}`);
    table.write(gone.record, gone.revision);
    const back = register(table.record, written('A', { sequence: 3 }, table.record, start).arrival, start);
    expect(back.outcome).toBe('registered');
    expect(back).not.toHaveProperty('revision.embargo');
  });

  test('that has passed makes no difference to what is on its way', () => {
    const { table } = drop(['A', held(1)]);
    const later = hoursLater(2);
    for (const metadata of [{}, { embargo: 'none' }]) {
      const again = written('A', { sequence: 2, metadata }, table.record, later);
      expect(register(table.record, again.arrival, later).outcome).toBe('unchanged');
    }
    const other = register(table.record, written('B', { sequence: 2 }, table.record, later).arrival, later);
    expect(other).toMatchObject({ outcome: 'registered', revision: { fingerprint: 'B' } });
    expect(other).not.toHaveProperty('revision.embargo');
  });
});
