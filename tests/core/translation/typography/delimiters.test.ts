import { describe, expect, test } from 'vitest';
import { engineCodes, findLocale } from '../../../../contracts/locales.ts';
import { delimiters } from '../../../../core/translation/typography/delimiters.ts';
import { chinese, japanese } from '../../../../core/translation/typography/full-width.ts';
import { quotationMarksOf } from '../../../../core/translation/typography/quotation-marks-of.ts';
import { arabicMarks, greekMarks, pashtoMarks } from '../../../../core/translation/typography/script-punctuation.ts';
import { cldr, delimitersFromCldr } from './from-cldr.ts';

test('the table is what CLDR has', () => {
  expect(delimiters).toEqual(delimitersFromCldr());
});

test('every language of the engine has quotation marks', () => {
  for (const code of engineCodes) expect(quotationMarksOf(findLocale(code)?.tag ?? ''), code).toBeDefined();
});

test.each([
  ['fr', '«»', '«»'],
  ['fr-CA', '«»', '“”'],
  ['fr-CH', '«»', '‹›'],
  ['fr-BE', '«»', '«»'],
  ['de', '„“', '‚‘'],
  ['pt', '“”', '‘’'],
  ['pt-BR', '“”', '‘’'],
  ['pt-PT', '«»', '“”'],
  ['zh-Hans', '“”', '‘’'],
  ['zh-Hant', '「」', '『』'],
  ['zh-HK', '「」', '『』'],
  ['nb', '«»', '‘’'],
  ['tl', '“”', '‘’'],
  ['prs', '«»', '‹›'],
])('%s: %s, inside them %s', (tag, outer, inner) => {
  expect(quotationMarksOf(tag)).toEqual({ outer: [...outer], inner: [...inner] });
});

describe('marks that a rule writes are in use in CLDR', () => {
  test.each([
    ['ar', arabicMarks.forms],
    ['fa', arabicMarks.forms],
    ['ur', arabicMarks.forms],
    ['ps', pashtoMarks.forms],
    ['el', greekMarks.forms],
    ['zh', chinese],
    ['zh-Hant', chinese],
    ['ja', japanese],
  ])('%s', (tag, forms) => {
    const used = cldr(tag, 'characters')['punctuation'] ?? '';
    for (const form of Object.values(forms)) expect([...used]).toContain(form);
  });

  test.each(['ar', 'fa', 'ur', 'el', 'zh', 'ja', 'fr', 'es', 'de', 'ru'])('%s writes an ellipsis', (tag) => {
    expect(cldr(tag, 'characters')['ellipsis']).toMatchObject({ final: '{0}…' });
  });
});
