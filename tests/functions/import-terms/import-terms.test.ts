import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Rejection } from '../../../contracts/failures.ts';
import { maxTerminologyBytes } from '../../../contracts/limits.ts';
import type { ObjectEvent } from '../../../contracts/messages.ts';
import { importTerms } from '../../../functions/import-terms/import-terms.ts';
import { TermHouse } from './fakes.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const key = 'terminology/en.csv';
const one = 'en,fr\nferry,bac\n';
const two = 'en,fr\nferry,transbordeur\n';
const hour = 3_600_000;

let house: TermHouse;
beforeEach(() => {
  house = new TermHouse();
});
const take = (event: ObjectEvent, execution = 'e1') => importTerms({ event, execution }, house.services);
const current = () => house.record('en')?.current;
const later = (hours: number) => {
  house.now = new Date(house.now.getTime() + hours * hour);
};

describe('a list that is dropped', () => {
  test('is imported, kept for executions to pin, made current, and reported with its counts', async () => {
    const result = await take(house.drop(key, 'en,fr,keep\nferry,bac,\nDragoman,,x\n', '01'));
    expect(result).toEqual({ schema: 1, outcome: 'imported' });
    const name = current()?.name ?? '';
    expect(house.imported).toEqual([[name, 'en,fr\nferry,bac\n']]);
    const stored = house.stored(current()?.key ?? '');
    expect(stored).toMatchObject({ schema: 1, source: 'en', name, lists: [{ name, targets: ['fr'] }] });
    expect(current()?.key).toBe(`terminology/en/${stored.sha256}.json`);
    expect(house.reports).toEqual([
      expect.objectContaining({
        outcome: 'imported',
        terminology: { source: 'en', terms: 2, doNotTranslate: 1, translations: { fr: 1 } },
      }),
    ]);
  });

  test('again with the same terms, in whatever order and format, is unchanged', async () => {
    await take(house.drop(key, 'en,fr,es\na,b,c\nd,e,f\n', '01'));
    const before = current();
    expect(await take(house.drop(key, '\ufeffen;es;fr\r\nd;f;e\r\n a ;c;b', '02'))).toMatchObject({
      outcome: 'unchanged',
    });
    expect(current()).toEqual(before);
    expect(house.imported).toHaveLength(1);
    expect(house.reports.map(({ outcome }) => outcome)).toEqual(['imported', 'unchanged']);
  });

  test('that somebody removed from Amazon Translate is imported again when it is dropped again', async () => {
    await take(house.drop(key, one, '01'));
    house.engine.clear();
    expect(await take(house.drop(key, one, '02'))).toMatchObject({ outcome: 'unchanged' });
    expect([...house.engine.keys()]).toEqual([current()?.name]);
  });

  test('replaces the one before, which is deleted a day later', async () => {
    await take(house.drop(key, one, '01'));
    const first = current()?.name ?? '';
    const { retire } = await take(house.drop(key, two, '02'));
    expect(retire).toMatchObject({ source: 'en', name: first });
    expect([...house.engine.keys()]).toHaveLength(2);
    if (retire) expect(await importTerms({ retire }, house.services)).toMatchObject({ outcome: 'retired' });
    expect([...house.engine.keys()]).toEqual([current()?.name]);
    expect(house.record('en')?.spare).toEqual([]);
    if (retire) expect(await importTerms({ retire }, house.services)).toMatchObject({ outcome: 'kept' });
  });

  test('is not deleted where it became current again', async () => {
    await take(house.drop(key, one, '01'));
    const { retire } = await take(house.drop(key, two, '02'));
    await take(house.drop(key, one, '03'));
    if (retire) expect(await importTerms({ retire }, house.services)).toMatchObject({ outcome: 'kept' });
    // A, B, A, B: the wait for the first B's predecessor is over, that of the second has begun.
    await take(house.drop(key, two, '04'));
    if (retire) expect(await importTerms({ retire }, house.services)).toMatchObject({ outcome: 'kept' });
    expect([...house.engine.keys()]).toHaveLength(2);
  });

  test('clears away what was replaced more than a day ago', async () => {
    await take(house.drop(key, one, '01'));
    await take(house.drop(key, two, '02'));
    later(23);
    await take(house.drop(key, 'en,fr\nferry,traversier\n', '03'));
    expect(house.engine.size).toBe(3);
    later(2);
    await take(house.drop(key, 'en,fr\nferry,navire\n', '04'));
    expect(house.engine.size).toBe(3);
    expect([...house.engine.values()].join()).not.toContain('bac');
  });

  test('takes another name than one that is being deleted', async () => {
    await take(house.drop(key, one, '01'));
    const first = current()?.name ?? '';
    const { retire } = await take(house.drop(key, two, '02'));
    house.step = async (command) => {
      if (command === 'DeleteTerminology') throw new Error('died');
    };
    if (retire) await expect(importTerms({ retire }, house.services)).rejects.toThrow('died');
    house.step = async () => {};
    const event = house.drop(key, one, '03');
    expect(await take(event)).toMatchObject({ outcome: 'imported' });
    const again = current()?.name ?? '';
    expect(again).not.toBe(first);
    // Whoever comes next finishes what died.
    expect([...house.engine.keys()]).not.toContain(first);
    expect(house.engine.get(again)).toBe(one);
  });

  test('is not met by a deletion that is still under way when another has come to its end', async () => {
    await take(house.drop(key, one, '01'));
    const { retire } = await take(house.drop(key, two, '02'));
    if (!retire) throw new Error('nothing to retire');
    const { promise, resolve } = Promise.withResolvers<void>();
    let deletions = 0;
    house.step = async (command) => {
      if (command === 'DeleteTerminology' && ++deletions === 1) await promise;
    };
    const slow = importTerms({ retire }, house.services);
    await vi.waitUntil(() => deletions === 1);
    await importTerms({ retire }, house.services);
    await take(house.drop(key, one, '03'));
    resolve();
    expect(await slow).toMatchObject({ outcome: 'retired' });
    expect(house.engine.get(current()?.name ?? '')).toBe(one);
    expect(house.engine.size).toBe(2);
    expect(deletions).toBe(2);
  });
});

describe('events', () => {
  test('that come twice change nothing and report nothing', async () => {
    const event = house.drop(key, one, '01');
    await take(event);
    expect(await take(event, 'e2')).toMatchObject({ outcome: 'ignored' });
    expect(house.reports).toHaveLength(1);
  });

  test('whose task is tried again are reported as the first time, and the old list is not forgotten', async () => {
    await take(house.drop(key, one, '01'));
    const event = house.drop(key, two, '02');
    const first = await take(event, 'e2');
    expect(first.retire).toBeDefined();
    expect(await take(event, 'e2')).toEqual(first);
  });

  test('of an older version never replace a newer one', async () => {
    const old = house.drop(key, one, '01');
    await take(house.drop(key, two, '02'));
    expect(await take(old)).toEqual({ schema: 1, outcome: 'superseded' });
    expect(house.engine.size).toBe(1);
    expect(house.reports.at(-1)?.outcome).toBe('superseded');
  });

  test('of a version that is gone, and of what is no list, are ignored', async () => {
    const event = house.drop(key, one, '01');
    house.erase(event);
    expect(await take(event)).toMatchObject({ outcome: 'ignored' });
    expect(await take(house.drop('terminology/', '', '01'))).toMatchObject({ outcome: 'ignored' });
    expect(await take(house.drop('terminology/.DS_Store', 'x', '01'))).toMatchObject({ outcome: 'ignored' });
    expect(house.reports).toEqual([]);
  });
});

describe('a deletion', () => {
  test('withdraws the list, which is deleted a day later', async () => {
    await take(house.drop(key, one, '01'));
    const name = current()?.name;
    const { outcome, retire } = await take(house.remove(key, '02'));
    expect([outcome, retire?.name, current()]).toEqual(['withdrawn', name, undefined]);
    expect(house.reports.at(-1)?.outcome).toBe('withdrawn');
    expect(house.engine.size).toBe(1);
    if (retire) await importTerms({ retire }, house.services);
    expect(house.engine.size).toBe(0);
    expect(await take(house.remove(key, '03'))).toMatchObject({ outcome: 'ignored' });
  });

  test('lets the same list, and another file, be dropped again', async () => {
    await take(house.drop(key, one, '01'));
    await take(house.remove(key, '02'));
    expect(await take(house.drop('terminology/en.tsv', one.replaceAll(',', '\t'), '01'))).toMatchObject({
      outcome: 'imported',
    });
    expect(house.imported).toHaveLength(1);
  });

  test('that arrives late, or of a file that was rejected, withdraws nothing', async () => {
    await take(house.drop(key, one, '02'));
    expect(await take(house.remove(key, '01'))).toMatchObject({ outcome: 'ignored' });
    expect(await take(house.remove('terminology/en.tsv', '03'))).toMatchObject({ outcome: 'ignored' });
    expect(await take(house.remove('terminology/nonsense', '03'))).toMatchObject({ outcome: 'ignored' });
    expect(current()).toBeDefined();
  });
});

describe('is rejected with a report, and the list before stays', () => {
  test.each([
    ['a file with mistakes', key, 'en,fr\nferry,\n', 'InvalidTerminology'],
    ['a file of another name', 'terminology/glossary.csv', one, 'InvalidTerminology'],
    ['a file in a folder', 'terminology/2026/en.csv', one, 'InvalidTerminology'],
    ['a file of another kind', 'terminology/en.xlsx', one, 'InvalidTerminology'],
    ['a file beside the one that is the list', 'terminology/en.tsv', 'en\tfr\na\tb\n', 'SlugTaken'],
    ['a file that is too large', key, 'x'.repeat(maxTerminologyBytes + 1), 'TerminologyTooLarge'],
  ])('%s', async (_, name, body, code) => {
    await take(house.drop(key, two, '01'));
    const before = structuredClone(house.record('en'));
    expect(await take(house.drop(name, body, '02'))).toEqual({ schema: 1, outcome: 'rejected' });
    expect(house.reports.at(-1)).toMatchObject({ outcome: 'rejected', upload: { key: name }, errors: [{ code }] });
    expect(house.record('en')).toEqual(before);
    expect(house.cloud.metrics).toHaveLength(1);
  });

  test('what Amazon Translate does not take, of which it keeps nothing', async () => {
    const { services } = house;
    const full = async () => Promise.reject(new Rejection('TerminologyLimit', 'full'));
    const event = house.drop(key, one, '01');
    const result = await importTerms(
      { event, execution: 'e' },
      { ...services, engine: { ...services.engine, import: full } },
    );
    expect(result).toMatchObject({ outcome: 'rejected', retire: { source: 'en' } });
    expect(house.reports.at(-1)).toMatchObject({ errors: [{ code: 'TerminologyLimit' }] });
    expect(current()).toBeUndefined();
    if (result.retire) await importTerms({ retire: result.retire }, services);
    expect(house.record('en')).toMatchObject({ spare: [] });
  });
});
