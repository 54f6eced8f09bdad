import { describe, expect, test, vi } from 'vitest';
import type { Report } from '../../../contracts/report.ts';
import { teachersOf } from '../../../core/translation/memory/teachers.ts';
import { type Edition, english, french, taught } from './harbours.ts';
import { type Dropped, Newsroom } from './newsroom.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const edition: Edition = [0, 0, 0, 0];

function newestReport({ reports }: Newsroom, { event }: Dropped): Report | undefined {
  const { key, 'version-id': version } = event.detail.object;
  return reports.get(`${key} ${version}`);
}

async function afterwards(...drops: ((room: Newsroom) => Dropped)[]): Promise<{ room: Newsroom; dropped: Dropped[] }> {
  const room = new Newsroom();
  const dropped: Dropped[] = [];
  for (const drop of drops) {
    const one = drop(room);
    dropped.push(one);
    await room.deliver(one);
  }
  return { room, dropped };
}

const source = (room: Newsroom) => room.drop('h.md', english(edition));
const persons = (room: Newsroom) => room.drop('h.fr.md', french(edition, 'Ana'));

describe('a translation that comes before its source', () => {
  test('teaches the memory what it teaches after it', async () => {
    const { room: before } = await afterwards(persons, source);
    const { room: after } = await afterwards(source, persons);
    const texts = ({ words }: Newsroom) =>
      [...words.values()]
        .filter(({ own }) => !own)
        .map((item) => [item.source, item.target])
        .toSorted();
    expect(texts(before)).toEqual([...taught(edition, 'Ana')].toSorted());
    expect(texts(after)).toEqual(texts(before));
  });

  test('is rejected once the source is there, as it would have been beside it', async () => {
    const { room, dropped } = await afterwards(
      (house) => house.drop('h.fr.md', french(edition, 'Ana'), { 'source-version': '3' }),
      source,
    );
    const [early, later] = dropped as [Dropped, Dropped];
    expect(newestReport(room, early)).toMatchObject({ outcome: 'rejected', errors: [{ code: 'InvalidOption' }] });
    expect(newestReport(room, later)).toBeUndefined(); // it goes on to be published
    expect(room.records.get('h')).not.toHaveProperty('translations');
    expect(room.words.size).toBe(0);
  });

  test('in another format waits on, and its report says so', async () => {
    const { room, dropped } = await afterwards((house) => house.drop('h.fr.txt', french(edition, 'Ana')), source);
    const [early] = dropped as [Dropped];
    expect(newestReport(room, early)).toMatchObject({ outcome: 'held', errors: [{ code: 'SourceMissing' }] });
  });

  test('gives way to a newer file of its language in another format, and comes back when that is gone', async () => {
    const { room } = await afterwards(
      persons,
      (house) => house.drop('h.fr.txt', french(edition, 'Bo')),
      source,
      (house) => house.delete('h.fr.txt'),
    );
    expect(Object.keys(room.records.get('h')?.translations ?? {})).toEqual(['h.fr.md']);
    expect([...room.words.values()].every(({ target }) => target.includes('(Ana)'))).toBe(true);
    expect([...room.words.values()].filter(({ own }) => !own)).toHaveLength(taught(edition, 'Ana').size);
  });
});

test.each([
  ['an embargo', { embargo: '2027-03-01T00:00:00Z' }, ''],
  ['its text', {}, 'EMBARGOED UNTIL 1 MARCH 2027\n\n'],
])('a source that %s holds back teaches all the same', async (_, metadata, line) => {
  const { room, dropped } = await afterwards(persons, (house) =>
    house.drop('h.md', `${line}${english(edition)}`, metadata),
  );
  expect(newestReport(room, dropped.at(-1) as Dropped)).toMatchObject({ outcome: 'held' });
  const targets = new Set([...room.words.values()].map(({ target }) => target));
  expect([...taught(edition, 'Ana').values()].filter((target) => targets.has(target)).length).toBeGreaterThan(8);
});

test('what a record of an earlier release of the product knows is taken back too', async () => {
  const { room } = await afterwards(source, persons);
  const record = room.records.get('h');
  const [input] = Object.values(record?.translations ?? {});
  if (record === undefined || input === undefined) throw new Error('nothing was registered');
  const { language: fr, ...older } = input;
  room.records.set('h', { ...record, translations: { [fr]: older } as never });
  room.forgetRecords();
  await room.deliver(room.delete('h.fr.md'));
  expect(room.words.size).toBe(0);
  expect(room.records.get('h')).not.toHaveProperty('translations');
});

test('two releases that say the same keep each other’s words', async () => {
  const { room } = await afterwards(
    source,
    persons,
    (house) => house.drop('other.md', english(edition)),
    (house) => house.drop('other.fr.md', french(edition, 'Bo')),
  );
  const item = () => [...room.words.values()].find(({ source: text }) => text.includes('Calder has'));
  expect(item()?.target).toContain('(Bo)');
  expect(teachersOf(item()).map(({ from }) => from)).toEqual(['other.fr.md', 'h.fr.md']);
  await room.deliver(room.delete('other.fr.md'));
  expect(item()?.target).toContain('(Ana)');
  await room.deliver(room.delete('h.fr.md'));
  expect(room.words.size).toBe(0);
});
