import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../../../core/releases/options/front-matter.ts';
import { misspeltWarnings } from '../../../../core/releases/options/misspelt-warnings.ts';
import { parseOptions } from '../../../../core/releases/options/parse-options.ts';

const given = { configured: ['es', 'fr'], now: new Date('2026-11-01T00:00:00Z') };
const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\nText.\n`);

describe('a key of the front matter', () => {
  test.each([
    ['languagse: es', 'languages'],
    ['titel: The park', 'title'],
    ['Titles: The park', 'title'],
    ['embrago: 2027-01-01T09:00:00Z', 'embargo'],
    ['embargо: 2027-01-01T09:00:00Z', 'embargo'], // its last letter is Cyrillic
    ['source_language: en', 'source-language'],
    ['sourceLanguage: en', 'source-language'],
    ['corrections: The date was wrong.', 'correction'],
  ])('one slip away from an option, with a value of it, is warned of: %s', (yaml, meant) => {
    const frontMatter = read(`date: 2026-11-01\n${yaml}`);
    expect(misspeltWarnings(frontMatter, given)).toEqual([
      { code: 'option-misspelt', line: 3, message: expect.stringContaining(`"${meant}"`) },
    ]);
    expect(parseOptions([frontMatter], given)).toEqual({});
  });

  test.each([
    'language: en',
    'time: "10:00"',
    'site: hartwell',
    'file: a.pdf',
    'table: 4',
    'tiles: [a, b]',
    'titles: [a, b]',
    'little: x',
    'embargoed: true',
    'embargoes: 3',
    'corrections: []',
    'withdraw: false',
    'charsets: [utf-8]',
    'source_language: tlh',
    'title: The park\ntitles: The parks',
    'ready: false\nredy: x',
  ])('is the author’s own: %s', (yaml) => {
    expect(misspeltWarnings(read(yaml), given)).toEqual([]);
  });
});
