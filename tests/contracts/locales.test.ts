import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { engineCodes, findLocale, languageName, locale } from '../../contracts/locales.ts';

describe('Amazon’s codes', () => {
  test.each(engineCodes)('%s is a language of its own', (code) => {
    const found = findLocale(code);
    expect(found?.engineCode).toBe(code);
    expect(Intl.getCanonicalLocales(found?.lang)).toHaveLength(1);
    expect(findLocale(code.toUpperCase())).toEqual(found);
    expect(locale(found?.tag ?? '')).toEqual(found); // a tag names itself
  });

  test('no two of them share a tag', () => {
    expect(new Set(engineCodes.map((code) => locale(code).tag)).size).toBe(engineCodes.length);
  });

  test('all but those that BCP 47 knows by other tags are tags as they are', () => {
    const others = engineCodes.filter((code) => locale(code).tag !== code);
    expect(others).toEqual(['zh', 'zh-TW', 'no']);
  });
});

describe('what is written, its tag and its code', () => {
  test.each([
    ['zh', 'zh-Hans', 'zh'],
    ['zh-CN', 'zh-Hans', 'zh'],
    ['zh-SG', 'zh-SG', 'zh'],
    ['zh-TW', 'zh-Hant', 'zh-TW'],
    ['zh-HK', 'zh-HK', 'zh-TW'],
    ['zh-hant-hk', 'zh-Hant-HK', 'zh-TW'],
    ['no', 'nb', 'no'],
    ['nb', 'nb', 'no'],
    ['nn', 'nn', 'no'],
    ['pt-BR', 'pt-BR', 'pt'],
    ['pt-pt', 'pt-PT', 'pt-PT'],
    ['es-AR', 'es-AR', 'es'],
    ['es-419', 'es-419', 'es'],
    ['es-MX', 'es-MX', 'es-MX'],
    ['fr-CA', 'fr-CA', 'fr-CA'],
    ['fr-BE', 'fr-BE', 'fr'],
    ['en-GB', 'en-GB', 'en'],
    ['tl', 'tl', 'tl'],
    ['fil', 'fil', 'tl'],
    ['fa-AF', 'fa-AF', 'fa-AF'],
    ['prs', 'fa-AF', 'fa-AF'],
    ['iw', 'he', 'he'],
  ])('%s: %s, %s', (written, tag, engineCode) => {
    expect(findLocale(written)).toMatchObject({ tag, engineCode });
  });

  test.each([
    '',
    'tlh',
    'yue',
    'eu',
    'english',
    'zh_TW',
    'pt-',
    '-fr',
    'fr fr',
    'x-fr',
    'constructor',
    '__proto__',
    'v2',
    '2026',
  ])('no language of the engine: "%s"', (written) => {
    expect(findLocale(written)).toBeUndefined();
    expect(() => locale(written)).toThrow(`"${written}"`);
  });

  test('whatever is written, a tag that is found is canonical and finds itself', () => {
    const subtags = fc.array(
      fc.constantFrom(...engineCodes, 'Latn', 'Hant', 'Arab', 'BR', 'hk', '419', 'x', 'u', 'q'),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          subtags.map((parts) => parts.join('-')),
        ),
        (written) => {
          const found = findLocale(written);
          if (found !== undefined) expect(findLocale(found.tag)).toEqual(found);
        },
      ),
    );
  });
});

describe('on pages', () => {
  test.each([
    ['fa-AF', 'prs'],
    ['tl', 'fil'],
    ['zh-TW', 'zh-Hant'],
    ['no', 'nb'],
    ['pt-BR', 'pt-BR'],
  ])('the lang of %s is %s', (written, lang) => {
    expect(locale(written).lang).toBe(lang);
  });

  test('direction comes from the script', () => {
    const rightToLeft = engineCodes.filter((code) => locale(code).direction === 'rtl');
    expect(rightToLeft).toEqual(['ar', 'fa-AF', 'fa', 'he', 'ps', 'ur']);
    expect(locale('pa-Arab').direction).toBe('rtl');
    expect(locale('ar-Latn').direction).toBe('ltr');
    expect(locale('uz-AF').direction).toBe('rtl');
  });

  test('every language has a name to read', () => {
    for (const code of engineCodes) {
      const { tag } = locale(code);
      expect(languageName(tag)).not.toBe(tag);
      expect(languageName(tag)).toMatch(/^\p{Lu}/u);
    }
    expect(languageName('fr', 'fr')).toBe('français');
  });
});
