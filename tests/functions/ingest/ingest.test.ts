import { beforeEach, describe, expect, test, vi } from 'vitest';
import { workKeys } from '../../../contracts/keys.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { UploadDesk } from './upload-desk.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

let desk: UploadDesk;
beforeEach(() => {
  desk = new UploadDesk();
});

const english = '# The ferry is back\n\nIt runs every hour from Monday on.\n';
const french = '# Le bac est de retour\n\nIl part toutes les heures à partir de lundi.\n';

describe('what becomes of a key', () => {
  test.each([
    ['a folder marker', '2026/', 'ignored'],
    ['what a computer leaves', 'a/Thumbs.db', 'ignored'],
    ['a source', 'ferry.md', 'published'],
    ['a translation without its source', 'ferry.fr.md', 'held'],
    ['an attachment without its source', 'ferry.files/map.png', 'held'],
    ['a language that is not configured', 'ferry.de.md', 'held'],
    ['an unknown format', 'ferry.pages', 'rejected'],
    ['a review without its source', 'ferry.fr.xlf', 'held'],
    ['a name that climbs', 'a/../ferry.md', 'rejected'],
  ])('%s', async (_, key, outcome) => {
    expect((await desk.drop(key, english)).outcome).toBe(outcome);
  });

  test('of a term list or a memory: Ingest fails, since the state machine sends them elsewhere', async () => {
    await expect(desk.drop('terminology/en.csv', 'en,fr\n')).rejects.toThrow('another function handles it');
    await expect(desk.drop('memory/en.fr.tmx', '')).rejects.toThrow('another function handles it');
  });

  test('of a version that is gone before it is read', async () => {
    const event = desk.put('ferry.md', english);
    event.detail.object['version-id'] = 'gone';
    expect((await desk.deliver(event)).outcome).toBe('ignored');
    expect(desk.records.size).toBe(0);
  });
});

describe('each version is fetched once an event', () => {
  beforeEach(async () => {
    await desk.drop('ferry.md', english);
    await desk.drop('ferry.fr.md', french);
    await desk.drop('ferry.files/map.png', 'x');
    desk.fetched.length = 0;
  });

  test.each([
    [
      'a newer source',
      () => desk.drop('ferry.md', `${english}\nMore.\n`),
      ['ferry.fr.md v2', 'ferry.md v1', 'ferry.md v4'],
    ],
    ['a newer translation', () => desk.drop('ferry.fr.md', `${french}\nEncore.\n`), ['ferry.fr.md v4', 'ferry.md v1']],
    [
      'another attachment',
      () => desk.drop('ferry.files/b.png', 'y'),
      ['ferry.files/b.png v4', 'ferry.fr.md v2', 'ferry.md v1'],
    ],
    ['the deletion of the translation', () => desk.delete('ferry.fr.md'), ['ferry.fr.md v2', 'ferry.md v1']],
  ])('%s', async (_, act, expected) => {
    expect((await act()).outcome).toBe('published');
    expect(desk.fetched.toSorted()).toEqual(expected);
  });
});

describe('an event that comes again', () => {
  test('to the same execution, as a task that is retried, gives the same answer', async () => {
    const event = desk.put('ferry.md', english);
    const once = await ingest({ event, execution: 'e', redrive: 0 }, desk.services);
    expect(await ingest({ event, execution: 'e', redrive: 0 }, desk.services)).toEqual(once);
    expect(once).toMatchObject({
      outcome: 'release',
      release: { slug: 'ferry', revision: 1, languages: ['en', 'es', 'fr'] },
    });
    expect(desk.stored(workKeys.document('ferry', 1))).toMatchObject({ source: { title: 'The ferry is back' } });
  });

  test('to another execution is ignored', async () => {
    const event = desk.put('ferry.md', english);
    await ingest({ event, execution: 'e', redrive: 0 }, desk.services);
    expect(await ingest({ event, execution: 'f', redrive: 0 }, desk.services)).toMatchObject({ outcome: 'ignored' });
  });

  test('after a newer one of its key is superseded, and says so', async () => {
    const late = desk.put('ferry.md', english);
    await desk.drop('ferry.md', `${english}\nMore.\n`);
    expect((await desk.deliver(late)).outcome).toBe('superseded');
  });
});

describe('a deletion', () => {
  test('of what readers see is for Withdraw to register', async () => {
    await desk.drop('ferry.md', english);
    const record = structuredClone(desk.records.get('ferry'));
    await desk.delete('ferry.md');
    expect(desk.withdrawnSlugs).toEqual(['ferry']);
    expect(desk.records.get('ferry')).toEqual(record);
  });

  test('of a source that is held withdraws it, and the files that waited with it', async () => {
    await desk.drop('ferry.fr.md', french);
    await desk.drop('ferry.md', english, { embargo: '2026-12-24T09:00:00Z' });
    expect((await desk.delete('ferry.md')).outcome).toBe('withdrawn');
    expect([desk.reportOf('ferry.md', 2)?.outcome, desk.reportOf('ferry.fr.md', 1)?.outcome]).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });

  test.each([
    ['an attachment', 'ferry.files/map.png', false],
    ['the source', 'ferry.md', false],
    ['a translation', 'ferry.fr.md', true],
  ])('of %s claims its words only if it may have brought some', async (_, key, claims) => {
    const texts: [string, string][] = [
      ['ferry.files/map.png', 'x'],
      ['ferry.fr.md', french],
      ['ferry.md', `---\nembargo: 2027-01-02T08:00:00Z\n---\n${english}`],
    ];
    for (const [each, text] of texts) await desk.drop(each, text);
    desk.claimedWords.length = 0;
    await desk.delete(key);
    expect(desk.claimedWords.includes(`words#${sha256(key)}`)).toBe(claims);
  });

  test('of a key that was never there withdraws what is not there, once', async () => {
    expect((await desk.delete('ferry.md')).outcome).toBe('withdrawn');
    expect((await desk.delete('.DS_Store')).outcome).toBe('ignored');
    expect((await desk.delete('a/../b.md')).outcome).toBe('ignored');
  });
});

test('a translation says by "withdrawn" what only a source can', async () => {
  await desk.drop('ferry.md', english);
  expect((await desk.drop('ferry.fr.md', french, { withdrawn: 'Wrong figures' })).report?.errors).toMatchObject([
    { code: 'InvalidOption' },
  ]);
  await desk.drop('ferry.md', english, { withdrawn: 'Wrong figures' });
  expect(desk.withdrawnSlugs).toEqual(['ferry']);
});
