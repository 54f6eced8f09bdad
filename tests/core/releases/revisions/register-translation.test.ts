import { describe, expect, test } from 'vitest';
import { allot } from '../../../../core/releases/revisions/allot.ts';
import type { Arrival, Registration } from '../../../../core/releases/revisions/arrival.ts';
import { commit } from '../../../../core/releases/revisions/commit.ts';
import { sourceOfVersion } from '../../../../core/releases/revisions/inputs.ts';
import { register } from '../../../../core/releases/revisions/register.ts';
import { isTooLarge } from '../../../support/in-memory-cloud/item-size.ts';
import { rejection } from '../../rejection.ts';
import { deletion, hoursLater, languages, start, Table, translation, upload, utc } from './arrivals.ts';

/** One arrival after another, each published or not before the next. */
class House {
  readonly table = new Table();

  arrive(arrival: Arrival, now = start): Registration {
    const result = register(this.table.record, arrival, now);
    if (result.outcome === 'registered') this.table.write(result.record, result.revision);
    else if (result.record !== undefined) this.table.write(result.record);
    return result;
  }

  publish(): { version: number; change: string } {
    const { newest } = this.table.current();
    const allotted = allot(this.table.current(), newest, { correction: false, now: start });
    if (allotted.outcome !== 'allotted') throw new Error(allotted.outcome);
    this.table.write(allotted.record, allotted.revision);
    const { version } = allotted.revision.publication;
    const done = commit(this.table.current(), allotted.revision, { version, languages: languages() });
    if (done.outcome !== 'committed') throw new Error(done.outcome);
    this.table.write(done.record, done.revision);
    return allotted.revision.publication;
  }
}

const published = (...arrivals: Arrival[]) => {
  const house = new House();
  for (const arrival of arrivals) house.arrive(arrival);
  house.publish();
  return house;
};

describe("a person's translation", () => {
  test('makes the next revision, whose version is a translation', () => {
    const house = published(upload('A', { sequence: 1 }));
    const result = house.arrive(translation('fr', { sequence: 2, translates: 1 }));
    expect(result).toMatchObject({
      outcome: 'registered',
      revision: { number: 2, kind: 'translation', state: 'under-way', sourceFingerprint: 'A' },
      record: { source: { fingerprint: 'A' }, translations: { 'ferry.fr.md': { sha256: 'fr 2' } } },
    });
    expect(house.publish()).toMatchObject({ version: 2, change: 'translation' });
  });

  test('dropped again is unchanged; corrected, it is another version', () => {
    const house = published(upload('A', { sequence: 1 }), translation('fr', { sequence: 2, translates: 1, says: 'x' }));
    expect(house.arrive(translation('fr', { sequence: 3, translates: 1, says: 'x' })).outcome).toBe('unchanged');
    expect(house.arrive(translation('fr', { sequence: 4, translates: 1, says: 'y' })).outcome).toBe('registered');
    expect(house.publish().change).toBe('translation');
  });

  test('leaves the source unchanged when that is dropped again', () => {
    const house = published(upload('A', { sequence: 1 }), translation('fr', { sequence: 2, translates: 1 }));
    expect(house.arrive(upload('A', { sequence: 3 })).outcome).toBe('unchanged');
  });

  test('stays when the source changes', () => {
    const house = published(upload('A', { sequence: 1 }), translation('fr', { sequence: 2, translates: 1 }));
    expect(house.arrive(upload('B', { sequence: 3 }))).toMatchObject({
      record: { translations: { 'ferry.fr.md': { translates: { versionId: 'version-1' } } } },
    });
    expect(house.publish().change).toBe('update');
  });

  test('waits for its source, and its report with it', () => {
    const house = new House();
    const early = house.arrive(translation('fr', { sequence: 1 }));
    expect(early).toMatchObject({
      outcome: 'registered',
      revision: { state: 'held', hold: { code: 'SourceMissing' } },
    });
    expect(house.arrive(upload('A', { sequence: 2 }))).toMatchObject({
      revision: { kind: 'upload', also: [{ key: 'ferry.fr.md' }] },
      record: { translations: { 'ferry.fr.md': { translates: { versionId: 'version-2' } } } },
    });
    expect(house.publish()).toMatchObject({ version: 1, change: 'first' });
    expect(house.arrive(upload('A', { sequence: 3 })).outcome).toBe('unchanged');
  });

  test('of another format waits on, or is refused beside its source', () => {
    const house = new House();
    house.arrive(translation('fr', { sequence: 1, extension: 'txt' }));
    expect(house.arrive(upload('A', { sequence: 2 }))).not.toHaveProperty('revision.also');
    const { code } = rejection(() => house.arrive(translation('es', { sequence: 3, extension: 'txt' })));
    expect(code).toBe('TranslationFormat');
    expect(house.arrive(translation('es', { sequence: 4, extension: 'xlf', translates: 2 })).outcome).toBe(
      'registered',
    );
  });

  test('outruns no embargo, and the source waits with it', () => {
    const house = new House();
    const until = utc(hoursLater(5));
    house.arrive(upload('A', { sequence: 1, embargo: until }));
    expect(house.arrive(translation('fr', { sequence: 2, translates: 1 }))).toMatchObject({
      revision: { embargo: until, state: 'under-way', also: [{ key: 'ferry.md' }] },
    });
  });

  test('is withdrawn alone', () => {
    const house = published(upload('A', { sequence: 1 }), translation('fr', { sequence: 2, translates: 1 }));
    const result = house.arrive(deletion({ sequence: 3, key: 'ferry.fr.md' }));
    expect(result).toMatchObject({ outcome: 'registered', revision: { kind: 'translation', fingerprint: 'A' } });
    expect(house.table.current()).not.toHaveProperty('translations');
    expect(house.table.current()).not.toHaveProperty('withdrawn');
  });

  test('that goes with no source is forgotten when it is deleted', () => {
    const house = new House();
    house.arrive(translation('fr', { sequence: 1, extension: 'txt' }));
    house.arrive(upload('A', { sequence: 2 }));
    house.arrive(deletion({ sequence: 3, key: 'ferry.fr.txt' }));
    expect(house.table.current()).not.toHaveProperty('translations');
  });

  test('that was deleted before its upload was heard of stays deleted', () => {
    const house = published(upload('A', { sequence: 1 }));
    expect(house.arrive(deletion({ sequence: 9, key: 'ferry.fr.md' })).outcome).toBe('superseded');
    expect(house.arrive(translation('fr', { sequence: 5, translates: 1 })).outcome).toBe('superseded');
  });

  test('is there again when a deleted source comes back', () => {
    const house = published(upload('A', { sequence: 1 }), translation('fr', { sequence: 2, translates: 1 }));
    house.arrive(deletion({ sequence: 3 }));
    expect(house.table.current()).toMatchObject({ withdrawn: 3, translations: { 'ferry.fr.md': {} } });
    expect(house.arrive(upload('B', { sequence: 4 }))).toMatchObject({
      record: { translations: { 'ferry.fr.md': {} } },
    });
  });
});

test('an older event of any of its files changes nothing', () => {
  const house = published(upload('A', { sequence: 5 }), translation('fr', { sequence: 6, translates: 5 }));
  house.arrive(upload('B', { sequence: 7 }));
  expect(house.arrive(translation('fr', { sequence: 4, translates: 5 })).outcome).toBe('superseded');
  expect(house.arrive(upload('C', { sequence: 6 })).outcome).toBe('superseded');
});

test('a version leads back to its source', () => {
  const house = published(upload('A', { sequence: 1 })); // 1
  house.arrive(translation('fr', { sequence: 2, translates: 1 }));
  house.publish(); // 2
  house.arrive(upload('B', { sequence: 3 }));
  house.publish(); // 3
  const { sources } = house.table.current();
  const of = (version: number) => sourceOfVersion(sources, version)?.upload.versionId;
  expect([1, 2, 3].map(of)).toEqual(['version-1', 'version-1', 'version-3']);
});

test('what holds the source back holds its translation back', () => {
  const house = new House();
  const hold = { code: 'SourceMissing', message: 'm', hint: 'h' } as const;
  const held = upload('A', { sequence: 1 });
  house.arrive({ ...held, content: { ...held.content, hold } as Arrival['content'] });
  expect(house.arrive(translation('fr', { sequence: 2, translates: 1 }))).toMatchObject({
    revision: { state: 'held', hold: { code: 'SourceMissing' } },
  });
});

test('another term list is another revision, by what is in it and not by its name; its version is a translation', () => {
  const house = new House();
  const withTerms = (sequence: number, name: string, key: string) => {
    const made = upload('A', { sequence });
    return { ...made, content: { ...made.content, terms: { name, key } } as Arrival['content'] };
  };
  house.arrive(withTerms(1, 'a', 'terminology/en/1.json'));
  house.publish();
  expect(house.arrive(withTerms(2, 'a-g2', 'terminology/en/1.json')).outcome).toBe('unchanged');
  expect(house.arrive(withTerms(3, 'b', 'terminology/en/2.json')).outcome).toBe('registered');
  expect(house.publish().change).toBe('translation');
});

describe('a record with long names', () => {
  const name = 'n'.repeat(900);
  const french = (sequence: number) => translation('fr', { sequence, key: `${name}.${sequence}.fr.md`, translates: 1 });

  test('refuses what no item can hold, with the limit; deletions go through', () => {
    const house = new House();
    house.arrive(upload('A', { sequence: 1 }));
    let sequence = 2;
    const tooMany = () => {
      for (; sequence < 1_000; sequence += 1) house.arrive(french(sequence));
    };
    const { code, message } = rejection(tooMany);
    expect(code).toBe('TooManyFiles');
    expect(message).toMatch(/would have 36\d{4} bytes; the limit is 360448\.$/);
    expect(sequence).toBeGreaterThan(60);
    const { record } = house.table;
    expect(isTooLarge({ slug: 'ferry', item: 'release', value: record })).toBe(false);
    for (const gone of [2, 3, 4]) house.arrive(deletion({ sequence: 1_000 + gone, key: `${name}.${gone}.fr.md` }));
    expect(() => house.arrive(french(1_010))).not.toThrow();
  });

  test('forgets the oldest of its sources', () => {
    const house = new House();
    const kept = { languages: 'x'.repeat(10_000) };
    for (let sequence = 1; sequence <= 60; sequence += 1) {
      const made = upload(`A${sequence}`, { sequence });
      house.arrive({ ...made, content: { ...made.content, kept } as Arrival['content'] });
    }
    const { sources = [] } = house.table.current();
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.length).toBeLessThan(40);
    expect(sources.at(-1)?.revision).toBe(60);
    expect(isTooLarge({ slug: 'ferry', item: 'release', value: house.table.record })).toBe(false);
  });
});
