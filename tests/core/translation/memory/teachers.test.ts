import { describe, expect, test } from 'vitest';
import type { HumanEntry, HumanItem } from '../../../../core/translation/memory/entries.ts';
import { teachersOf, withoutTeachers, withTeacher } from '../../../../core/translation/memory/teachers.ts';

const entry = (from: string, day: number, target = from): HumanEntry => ({
  source: 'It opens at noon.',
  target,
  sourceLanguage: 'en',
  targetLanguage: 'fr',
  from,
  at: `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`,
  unit: 'sentence',
});
const taughtBy = (...entries: HumanEntry[]) =>
  entries.reduce<HumanItem | undefined>((item, one) => withTeacher(item, one), undefined) as HumanItem;
const order = (item: HumanItem | undefined) => teachersOf(item).map(({ from }) => from);

describe('of several files that say something of one text', () => {
  test.each([
    [
      'the newest counts',
      [entry('a.fr.md', 1), entry('b.fr.md', 3), entry('c.fr.md', 2)],
      ['b.fr.md', 'c.fr.md', 'a.fr.md'],
    ],
    [
      'a release’s own counts more than a memory',
      [entry('memory/en.fr.tmx', 9), entry('a.fr.md', 1)],
      ['a.fr.md', 'memory/en.fr.tmx'],
    ],
    [
      'each counts as it is now',
      [entry('a.fr.md', 3), entry('b.fr.md', 2), entry('a.fr.md', 1)],
      ['b.fr.md', 'a.fr.md'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(order(taughtBy(...entries))).toEqual(expected);
    expect(order(taughtBy(...entries.slice(0, 2).toReversed(), ...entries.slice(2)))).toEqual(expected);
  });

  test('what one takes back leaves the others’', () => {
    const item = taughtBy(entry('a.fr.md', 1), entry('b.fr.md', 2));
    const left = withoutTeachers(item, ({ from }) => from === 'b.fr.md');
    expect(left).toMatchObject({ target: 'a.fr.md', from: 'a.fr.md', source: 'It opens at noon.' });
    expect(left).not.toHaveProperty('others');
    expect(withoutTeachers(left as HumanItem, () => true)).toBeUndefined();
  });

  test('a word of an item that is older than this is kept', () => {
    expect(order(withTeacher(entry('a.fr.md', 1), entry('b.fr.md', 2)))).toEqual(['b.fr.md', 'a.fr.md']);
  });

  test('only the newest are kept, as DynamoDB has no room for hundreds', () => {
    const many = Array.from({ length: 40 }, (_, n) => entry(`${n}.fr.md`, 1 + (n % 28)));
    expect(teachersOf(taughtBy(...many))).toHaveLength(21);
    const long = Array.from({ length: 12 }, (_, n) => entry(`${n}.fr.md`, n + 1, 'x'.repeat(30_000)));
    expect(Buffer.byteLength(JSON.stringify(taughtBy(...long)))).toBeLessThan(300_000);
  });
});
