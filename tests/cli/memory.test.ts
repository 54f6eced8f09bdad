import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { describeForgettable, describeStats } from '../../cli/memory/describe.ts';
import type { StoredEntry } from '../../cli/memory/entries.ts';
import { forgottenOf, matcherOf } from '../../cli/memory/forget.ts';
import { pairStats } from '../../cli/memory/stats.ts';

const human = (source: string, target: string, more: Partial<StoredEntry> = {}): StoredEntry =>
  ({
    kind: 'human',
    key: source,
    source,
    target,
    sourceLanguage: 'en',
    targetLanguage: 'fr',
    from: 'a.fr.md',
    at: '2026-11-24T12:00:00Z',
    unit: 'sentence',
    ...more,
  }) as StoredEntry;
const machine = (source: string, target: string, more: Partial<StoredEntry> = {}): StoredEntry =>
  ({
    kind: 'machine',
    key: source,
    source,
    target,
    sourceLanguage: 'en',
    targetLanguage: 'es',
    release: 'a',
    engine: 'amazon-translate',
    paidBy: 'a#1',
    characters: [...source].length,
    receipt: { id: 'a', requests: 1, characters: 1 },
    ...more,
  }) as StoredEntry;

async function* all(...entries: StoredEntry[]) {
  yield* entries;
}

describe('what is forgotten', () => {
  test.each([
    [{ slug: 'a' }, machine('One.', 'Uno.'), true],
    [{ slug: 'b' }, machine('One.', 'Uno.'), false],
    [{ slug: 'e\u0301' }, machine('One.', 'Uno.', { release: 'é' }), true],
    [{ text: 'The old  bridge & more' }, machine('The <g1>old</g1> bridge &amp; more', 'x'), true],
    [{ text: 'The old bridge' }, machine('The old bridge opens.', 'x'), false],
    [{ text: 'the old bridge' }, machine('The old bridge', 'x'), false],
    [{ matching: 'ANA EX' }, human('By Ana <g1>Example</g1>.', 'x'), true],
    [{ matching: 'Ana' }, human('x', 'Par Ana.'), true],
    [{ upload: 'a.fr.md' }, human('One.', 'Un.'), true],
    [{ upload: 'a.fr' }, human('One.', 'Un.'), false],
    [{ upload: 'a.fr.md' }, machine('One.', 'Uno.'), false],
    [{ matching: 'g1' }, human('By <g1>Ana</g1>.', 'x'), false],
  ])('%j of %o: %s', (what, entry, forgotten) => {
    expect(matcherOf(what)(entry)).toBe(forgotten);
  });

  test('of a text that several files translated is only what is meant', () => {
    const other = {
      target: 'Une.',
      from: 'b.fr.md',
      at: '2026-11-23T12:00:00Z',
      release: 'b',
      unit: 'sentence',
    } as const;
    const entry = human('One.', 'Un.', { release: 'a', others: [other], tick: 2 } as Partial<StoredEntry>);
    const left = (what: Parameters<typeof forgottenOf>[1]) => forgottenOf(entry, what)[0]?.left;
    expect(left({ slug: 'a' })).toMatchObject({ target: 'Une.', from: 'b.fr.md', tick: 3 });
    expect(left({ slug: 'b' })).toMatchObject({ target: 'Un.', from: 'a.fr.md' });
    expect(left({ slug: 'b' })).not.toHaveProperty('others');
    expect(forgottenOf(entry, { matching: 'une' })).toMatchObject([{ target: 'Une.' }]);
    expect(forgottenOf(entry, { text: 'One.' })).toHaveLength(1);
    expect(left({ text: 'One.' })).toBeUndefined();
    expect(left({ upload: 'a.fr.md' })).toMatchObject({ target: 'Une.', from: 'b.fr.md' });
    expect(left({ upload: 'b.fr.md' })).toMatchObject({ target: 'Un.' });
    expect(forgottenOf(entry, { slug: 'c' })).toEqual([]);
  });

  test('is counted once, though a release has it for itself too', () => {
    const entry = human('One.', 'Un.');
    const own = { ...entry, own: true, key: 'own' } as StoredEntry;
    expect(describeForgettable([entry, own])).toContain('1 entry: 1 of people');
    expect(describeForgettable([own])).toContain('1 entry: 1 of people');
  });

  test('is shown first', () => {
    const many = Array.from({ length: 7 }, (_, n) => machine(`Sentence <x1/>${n} of the release.`, `Frase ${n}.`));
    expect(stripVTControlCharacters(describeForgettable([human('One.', 'Un.'), ...many]))).toBe(
      `8 entries: 1 of people's, 7 of the machine's.
  en → fr  One. → Un.
  en → es  Sentence 0 of the release. → Frase 0.
  en → es  Sentence 1 of the release. → Frase 1.
  en → es  Sentence 2 of the release. → Frase 2.
  en → es  Sentence 3 of the release. → Frase 3.
  … and 3 more
`,
    );
  });
});

describe('the figures', () => {
  test('are by pair of languages, and what was saved over all versions', async () => {
    const entries = all(human('One sentence.', 'Une.'), machine('Two sentences.', 'Dos.'), machine('Three.', 'Tres.'));
    const saved = { versions: 1_234, withoutText: 0, translated: 2_000_000, billed: 500_000 };
    expect(stripVTControlCharacters(describeStats(await pairStats(entries), saved, 15))).toMatchInlineSnapshot(`
      "Entries
        from    to             people's   machine's   characters             worth
        en      es   Spanish          0           2           20   less than $0.01
        en      fr   French           1           0           13   less than $0.01
        ──────────────────────────────────────────────────────────────────────────
        total                         1           2           33   less than $0.01

      Saved
        1,234 published versions   characters
        without a memory, about     2,000,000   $30.00
        billed                        500,000    $7.50
        ──────────────────────────────────────────────
        saved, about 75 %           1,500,000   $22.50
      "
    `);
  });

  test('say where there is nothing', () => {
    const text = stripVTControlCharacters(
      describeStats([], { versions: 0, withoutText: 0, translated: 0, billed: 0 }, 15),
    );
    expect(text).toContain('The memory is empty.');
    expect(text).toContain('Nothing is published yet.');
  });

  test.each([
    [
      { versions: 0, withoutText: 2, translated: 0, billed: 0 },
      /Saved\n {2}Not counted: 2 withdrawn, whose texts are gone\.\n$/,
    ],
    [{ versions: 1, withoutText: 1, translated: 9, billed: 4 }, /\n {2}saved, .*\n {2}Not counted: 1 withdrawn, .*\n$/],
  ])('say what they leave out: %j', (saved, says) => {
    expect(stripVTControlCharacters(describeStats([], saved, 15))).toMatch(says);
  });
});
