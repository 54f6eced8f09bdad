import { expect, test } from 'vitest';
import { hreflangOf, hreflangs } from '../../contracts/hreflang.ts';
import { canonicalTag, engineCodes } from '../../contracts/locales.ts';

test.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr-CA'],
  ['zh-Hant', 'zh-Hant'],
  ['zh-Hant-HK', 'zh-Hant-HK'],
  ['fa-AF', 'fa-AF'],
  ['prs', 'fa-AF'],
  ['tl', 'tl'],
  ['fil', 'tl'],
  ['es-419', 'es'],
  ['de-1996', 'de'],
  ['ca-valencia', 'ca'],
  ['haw', undefined],
])('%s is %s to search engines', (tag, value) => {
  expect(hreflangOf(tag)).toBe(value);
});

test('every language of the engine has a name there, and no two the same', () => {
  const tags = engineCodes.map((code) => canonicalTag(code) ?? code);
  const named = hreflangs(tags);
  expect([...named.keys()]).toEqual(tags);
  expect(new Set(named.values()).size).toBe(tags.length);
});

test('of two that would have one name, the one that is called so has it', () => {
  expect(hreflangs(['es-419', 'es'])).toEqual(new Map([['es', 'es']]));
  expect(hreflangs(['es-419', 'fr'])).toEqual(
    new Map([
      ['es-419', 'es'],
      ['fr', 'fr'],
    ]),
  );
});
