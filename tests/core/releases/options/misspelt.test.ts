import { describe, expect, test } from 'vitest';
import { optionNames } from '../../../../core/releases/options/known-options.ts';
import { misspelt } from '../../../../core/releases/options/misspelt.ts';

describe('misspelt', () => {
  test.each([
    ['languagse', 'languages'], // swapped
    ['language', 'languages'], // missing
    ['langguages', 'languages'], // doubled
    ['lnaguagse', undefined], // four edits
    ['titel', 'title'],
    ['titles', 'title'],
    ['Titel', 'title'],
    ['source_language', 'source-language'],
    ['sourcelanguage', 'source-language'],
    ['sourceLanguage', 'source-language'],
    ['source-languages', 'source-language'],
    ['embrago', 'embargo'],
    ['emargo', 'embargo'],
    ['embargoed', 'embargo'],
    ['corection', 'correction'],
    ['corrections', 'correction'],
    ['char-set', 'charset'],
    ['chraset', 'charset'],
  ])('%s: %s', (key, meant) => {
    expect(misspelt(key)).toBe(meant);
  });

  test.each([
    'subtitle',
    'author',
    'date',
    'tags',
    'layout',
    'lang',
    'slug',
    'description',
    'mtime',
    's3cmd-attrs',
    '',
  ])('leaves the author’s own key "%s" alone', (key) => {
    expect(misspelt(key)).toBeUndefined();
  });

  test('options themselves are spelt right, in any case', () => {
    for (const name of optionNames) {
      expect(misspelt(name)).toBeUndefined();
      expect(misspelt(name.toUpperCase())).toBeUndefined();
    }
  });
});
