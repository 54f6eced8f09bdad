import { expect, test } from 'vitest';
import { engineCodes, findLocale, locale } from '../../../../contracts/locales.ts';
import { detectLanguage } from '../../../../core/documents/source-language/detect-language.ts';
import { trigrams } from '../../../../core/documents/source-language/trigrams.ts';
import { kept, trigramsFromFranc } from './from-franc.ts';

test('the table is what franc has', () => {
  expect(trigrams).toEqual(trigramsFromFranc());
});

test('every run is three characters', () => {
  for (const [tag, runs] of Object.entries(trigrams)) expect([tag, runs.length]).toEqual([tag, 3 * kept]);
});

test('every language of the engine can be found', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const byTable = Object.keys(trigrams).flatMap((tag) => findLocale(tag)?.engineCode ?? []);
  const byScript = ['Հայերեն', 'বাংলা', 'ქართული', 'Ελληνικά', 'ગુજરાતી', 'ਪੰਜਾਬੀ', 'עברית', 'ಕನ್ನಡ', '한국어', 'മലയാളം']
    .concat('සිංහල', 'தமிழ்', 'తెలుగు', 'ไทย', '日本語です', '这是汉语', '這是漢語')
    .map((name) => locale(detectLanguage(name)?.language ?? '').engineCode);
  const found = new Set<string>([...byTable, ...byScript]);
  // Variants of a region are the language itself: no text says which it is.
  const missing = engineCodes.filter((code) => !found.has(code) && !found.has(code.split('-')[0] ?? ''));
  expect(missing.map((code) => names.of(code))).toEqual([]);
});
