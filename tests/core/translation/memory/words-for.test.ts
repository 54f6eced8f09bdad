import { describe, expect, test } from 'vitest';
import type { WordSharing } from '../../../../contracts/words.ts';
import type { HumanEntry, HumanItem } from '../../../../core/translation/memory/entries.ts';
import { withTeacher } from '../../../../core/translation/memory/teachers.ts';
import { wordsFor } from '../../../../core/translation/memory/words-for.ts';

const entry = (from: string, more: Partial<HumanEntry> = {}): HumanEntry => ({
  source: 'It opens at noon.',
  target: from,
  sourceLanguage: 'en',
  targetLanguage: 'fr',
  from,
  at: '2026-11-01T12:00:00Z',
  ...(from.startsWith('memory/') ? {} : { release: from.replace(/\.fr\..*$/, '') }),
  unit: 'sentence',
  ...more,
});
const itemOf = (entries: readonly HumanEntry[]) =>
  entries.reduce<HumanItem | undefined>((item, one) => withTeacher(item, one), undefined);

const seen = { committed: 5 };

/** Whose words a release gets, of entries that all say something of one text. */
async function whose(
  slug: string,
  entries: readonly HumanEntry[],
  { share = 'all', standings = {} }: { share?: WordSharing; standings?: Record<string, object> } = {},
): Promise<string | undefined> {
  const shared = itemOf(entries);
  const own = itemOf(entries.filter(({ release, from }) => release === slug && !from.startsWith('memory/')));
  const items = new Map(Object.entries({ shared, own }).flatMap(([key, item]) => (item ? [[key, item] as const] : [])));
  const found = await wordsFor(
    [{ shared: 'shared', own: 'own' }],
    { slug, share },
    {
      items: async (keys) => new Map([...items].filter(([key]) => keys.includes(key))),
      standings: async (slugs) =>
        new Map(slugs.flatMap((each) => (standings[each] === null ? [] : [[each, standings[each] ?? seen]]))),
    },
  );
  return found.get('shared')?.from;
}

describe('of the files that translate one text', () => {
  const later = { at: '2026-11-09T12:00:00Z' };
  const [own, near, far, tmx] = [
    entry('press/a.fr.md'),
    entry('press/b.fr.md', later),
    entry('other/c.fr.xlf', later),
    entry('memory/en.fr.tmx', later),
  ] as const;

  test.each<[string, HumanEntry[], WordSharing, string | undefined]>([
    ['its own', [far, near, tmx, own], 'all', 'press/a.fr.md'],
    ['those of its folder', [far, near, tmx], 'all', 'press/b.fr.md'],
    ['an imported memory', [far, tmx], 'all', 'memory/en.fr.tmx'],
    ['another release', [far], 'all', 'other/c.fr.xlf'],
    ['those of its folder', [far, near, tmx], 'folder', 'press/b.fr.md'],
    ['no other folder', [far], 'folder', undefined],
    ['an imported memory', [far, near, tmx], 'release', 'memory/en.fr.tmx'],
    ['no other release', [far, near], 'release', undefined],
  ])('a release gets %s first: %#', async (_, entries, share, from) => {
    expect(await whose('press/a', entries, { share })).toBe(from);
    expect(await whose('press/a', entries.toReversed(), { share })).toBe(from);
  });

  test('the newer counts among equals, and the older where readers do not see that one', async () => {
    const older = entry('press/z.fr.md');
    expect(await whose('press/a', [older, near])).toBe('press/b.fr.md');
    expect(await whose('press/a', [older, near], { standings: { 'press/b': {} } })).toBe('press/z.fr.md');
  });
});

describe('words of another release are offered', () => {
  const since = entry('press/b.fr.md', { revision: 5 });
  test.each<[string, HumanEntry, object, boolean]>([
    ['once the revision that brought them is public', since, { committed: 5 }, true],
    ['not before', since, { committed: 4 }, false],
    ['not while nothing of it is public', since, {}, false],
    ['not after its withdrawal', since, { committed: 5, withdrawn: 6 }, false],
    ['again when it is back', since, { committed: 7, withdrawn: 6 }, true],
    ['not of a review that is not finished', entry('press/b.fr.xlf', { revision: 5, held: true }), seen, false],
    ['of entries from before uploads were recorded, if it is public', entry('press/b.fr.md'), { committed: 1 }, true],
    ['of such entries not if it is not', entry('press/b.fr.md'), { committed: 1, withdrawn: 2 }, false],
  ])('%s', async (_, words, standing, isOffered) => {
    const found = await whose('press/a', [words], { standings: { 'press/b': standing } });
    expect(found).toBe(isOffered ? words.from : undefined);
    expect(await whose('press/b', [words], { standings: { 'press/b': standing } })).toBe(words.from);
  });
});

test('a newer version of a file that says the same is as old as before', () => {
  const item = itemOf([entry('a.fr.md', { revision: 2 }), entry('a.fr.md', { revision: 7, versionId: 'new' })]);
  expect(item).toMatchObject({ revision: 2, versionId: 'new' });
  const changed = itemOf([entry('a.fr.md', { revision: 2 }), entry('a.fr.md', { revision: 7, target: 'Autre.' })]);
  expect(changed).toMatchObject({ revision: 7 });
});

test('many files of one folder do not crowd out those of another, nor a memory', () => {
  const many = Array.from({ length: 60 }, (_, n) =>
    entry(`junk/${n}.fr.md`, { target: 'Faux.', at: '2026-12-01T12:00:00Z' }),
  );
  const item = itemOf([entry('press/a.fr.md'), entry('memory/en.fr.tmx'), ...many]);
  const kept = [item?.from, ...(item?.others ?? []).map(({ from }) => from)];
  expect(kept).toHaveLength(21);
  expect(kept).toEqual(expect.arrayContaining(['press/a.fr.md', 'memory/en.fr.tmx']));
});

test('an item has room in DynamoDB, whatever files say', () => {
  const long = Array.from({ length: 6 }, (_, n) =>
    entry(`f${n}/a.fr.md`, { target: `${n}${'é'.repeat(60_000)}`, source: 'x'.repeat(150_000) }),
  );
  expect(Buffer.byteLength(JSON.stringify(itemOf(long)))).toBeLessThan(390_000);
});
