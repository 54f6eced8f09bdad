import { describe, expect, test } from 'vitest';
import { canonicalTag, engineCodes } from '../../../../contracts/locales.ts';
import { detectLanguage } from '../../../../core/documents/source-language/detect-language.ts';
import { ownName, wording } from '../../../../core/publication/pages/wording.ts';
import en from '../../../../core/publication/pages/words/en.json' with { type: 'json' };
import { type Words, wordsByTag } from '../../../../core/publication/pages/words.ts';

const names = Object.keys(en) as (keyof Words)[];
const tags = engineCodes.map((code) => canonicalTag(code) ?? code);

/** Scripts that a language is written in, where it is more than `Intl` says. */
const scripts: Record<string, string[]> = {
  Jpan: ['Han', 'Hiragana', 'Katakana'],
  Kore: ['Hangul'],
  Hans: ['Han'],
  Hant: ['Han'],
};

/** What so few words cannot be told from. */
const alike: Record<string, string[]> = { bs: ['hr'], hr: ['bs'], sl: ['hr'], 'pt-PT': ['pt'] };

describe.each(Object.entries(wordsByTag))('the words of the pages in %s', (tag, words) => {
  test('are all there, with their placeholders', () => {
    expect(Object.keys(words)).toEqual(names);
    for (const name of names) {
      expect(words[name].trim(), name).toBe(words[name]);
      expect(words[name], name).not.toBe('');
      expect(words[name].match(/\{.*?\}/g), name).toEqual(en[name].match(/\{.*?\}/g));
    }
  });

  test('are in its script', () => {
    const script = new Intl.Locale(tag).maximize().script ?? '';
    const own = (scripts[script] ?? [script]).map((name) => `\\p{Script=${name}}`).join('');
    const foreign = new RegExp(`(?![${own}\\p{Script=Common}\\p{Script=Inherited}])\\p{L}`, 'u');
    for (const name of names) expect(words[name].replace('{number}', ''), name).not.toMatch(foreign);
  });

  test('are in its language', () => {
    const all = Object.values(words).join('. ').replaceAll('{number}', '');
    expect([tag, ...(alike[tag] ?? [])]).toContain(detectLanguage(all, [tag])?.language);
  });

  test('end where a colon is set behind them, and as a sentence where none is', () => {
    for (const name of ['machine', 'mixed', 'newestVersion', 'reason', 'update', 'correction'] as const)
      expect(words[name], name).not.toMatch(/\p{P}$/u);
    // Thai ends its sentences with nothing.
    if (tag !== 'th') for (const name of ['outdated', 'none'] as const) expect(words[name], name).toMatch(/\p{P}$/u);
  });
});

test.each(Object.entries(wordsByTag).filter(([tag]) => tag !== 'en'))('%s is not left in English', (_, words) => {
  // Some languages have these words from the same Latin ones.
  const shared = new Set(['Versions', 'Version {number}', 'Page {number}']);
  for (const name of names) if (!shared.has(words[name])) expect(words[name], name).not.toBe(en[name]);
});

test('no two languages share their words, unless one is the other', () => {
  const all = Object.values(wordsByTag).map((words) => JSON.stringify(words));
  expect(new Set(all).size).toBe(all.length);
});

describe.each(tags)('a page in %s', (tag) => {
  const own = wording(tag);

  test('has words, dates and months, and a name of its own', () => {
    expect(own.date('2026-11-05T23:59:59Z')).toMatch(/(?<!\p{N})(?:0?5|۵|৫|५)(?!\p{N})/u);
    const [november, december] = [own.month('2026-11'), own.month('2026-12')];
    expect(november).not.toBe(december);
    if (tag !== 'en') expect(`${own.date('2026-10-05T00:00:00Z')} ${own.month('2026-10')}`).not.toMatch(/October 5/);
    expect(ownName(tag)).toBe(own.nameOf(tag));
  });

  test('numbers versions and pages', () => {
    const digits = new Intl.NumberFormat(own.lang).format(7);
    for (const word of [own.words.version, own.words.page]) expect(own.numbered(word, 7)).toContain(digits);
  });
});

test.each([
  ['zh-HK', 'zh-Hant'],
  ['zh-SG', 'zh-Hans'],
  ['es-AR', 'es'],
  ['pt-BR', 'pt'],
  ['fr-CA', 'fr'],
  ['fa-AF', 'fa'],
  ['prs', 'fa'],
  ['fil', 'tl'],
  ['nn', 'nb'],
  ['sr-Latn', 'bs'],
])('%s has the words of %s', (tag, other) => {
  expect(wording(tag).words).toBe(wordsByTag[other]);
});

test('dates are Gregorian everywhere, as those in the releases are', () => {
  expect(wording('th').date('2026-11-05T00:00:00Z')).toContain('2026');
  expect(wording('fa').date('2026-11-05T00:00:00Z')).toContain('۲۰۲۶');
  expect(wording('ht').date('2026-11-05T00:00:00Z')).toBe('5 novanm 2026');
  expect(wording('ht').month('2026-02')).toBe('fevriye 2026');
});

test('a label ends as its language has it', () => {
  expect(wording('fr').label('Motif')).toBe('Motif\u00a0: ');
  expect(wording('ja').label('理由')).toBe('理由：');
  expect(wording('de').label('Grund')).toBe('Grund: ');
});
