import isoCodes from 'iso-639-1';
import { describe, expect, test } from 'vitest';
import { engineCodes } from '../../../../contracts/locales.ts';
import { languageHold } from '../../../../core/releases/uploads/language-hold.ts';
import { languageSuffix } from '../../../../core/releases/uploads/language-suffix.ts';

describe('languageSuffix', () => {
  test('knows every code of ISO 639-1', () => {
    const all = isoCodes.getAllCodes();
    expect(all.length).toBeGreaterThan(180);
    expect(all.filter((code) => languageSuffix(`release.${code}`)?.written !== code)).toEqual([]);
    expect(all.filter((code) => languageSuffix(`q1/release.${code.toUpperCase()}`) === undefined)).toEqual([]);
  });

  test('knows every code of the engine', () => {
    expect(engineCodes.filter((code) => languageSuffix(`release.${code}`)?.written !== code)).toEqual([]);
  });

  test.each([
    ['release.eu', 'eu'],
    ['release.pt-AO', 'pt-AO'],
    ['release.pt_BR', 'pt-BR'],
    ['release.sr-Latn', 'sr-Latn'],
    ['release.zh_hant_HK', 'zh-Hant-HK'],
    ['release.es-419', 'es-419'],
    ['release.zh-TW', 'zh-Hant'],
    ['release.fr.de', 'de'],
    ['release.to', 'to'],
  ])('%s: %s', (stem, tag) => {
    expect(languageSuffix(stem)?.tag).toBe(tag);
  });

  test.each([
    'release',
    'de',
    '2026/de',
    '.de',
    'a/.de',
    '2026.de/release',
    'release.v2',
    'release.xx',
    'release.min',
    'release.old',
    'release.new',
    'release.deu',
    'release.final',
    'release.no-go', // no region
    'release.my-file', // no script
    'release.a-b',
    'release.de-1901',
    'release.2026',
    'release.',
  ])('none: "%s"', (stem) => {
    expect(languageSuffix(stem)).toBeUndefined();
  });
});

test('the hold names what looks like a language, what is configured, and what to type', () => {
  const suffix = languageSuffix('ferry.de') ?? { written: '', tag: '' };
  const hold = languageHold(
    suffix,
    { key: 'ferry.de.md', configured: ['en', 'es'] },
    (metadata) => `drop ${JSON.stringify(metadata)}`,
  );
  expect(hold).toMatchObject({ code: 'LanguageNotConfigured' });
  expect(hold.message).toMatch(
    /"ferry\.de\.md" ends in "de", which is German; .* not configured .*en, es\..*drop {"suffix":"name"}$/,
  );
});

test('a configured language that is written with an underscore is told how it is written', () => {
  const suffix = languageSuffix('ferry.pt_BR') ?? { written: '', tag: '' };
  const hold = languageHold(suffix, { key: 'ferry.pt_BR.md', configured: ['pt-BR'] }, () => '');
  expect(hold.message).toContain('rename it to end in "pt-BR"');
});

test.each([
  ['ferry.en-GB', 'If it is meant as English, rename it to end in "en".'],
  ['ferry.es-419', 'If it is meant as Spanish, rename it to end in "es".'],
  ['ferry.zh-HK', 'If it is meant as Traditional Chinese, rename it to end in "zh-Hant".'],
  ['ferry.de-AT', undefined],
])('of %s it names the same language as it is configured', (stem, advice) => {
  const suffix = languageSuffix(stem) ?? { written: '', tag: '' };
  const { message } = languageHold(
    suffix,
    { key: `${stem}.md`, configured: ['en', 'es', 'zh-Hans', 'zh-Hant'] },
    () => '',
  );
  if (advice === undefined) expect(message).not.toContain('rename');
  else expect(message).toContain(advice);
});
