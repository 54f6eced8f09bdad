import { describe, expect, test } from 'vitest';
import { findLocale } from '../../../../contracts/locales.ts';
import { saysYesOrNo } from '../../../../core/releases/options/yes-or-no.ts';
import { cldr, tags } from '../../translation/typography/from-cldr.ts';

const says = (value: string) => saysYesOrNo('withdrawn', value);

describe('saysYesOrNo', () => {
  test.each([
    ...['false', 'FALSE', 'False', 'no', 'No', 'n', 'N', 'off', '0', 'true', 'yes', 'Y', 'on', 'ON', '1', 't', 'F'],
    ...['none', 'null', 'NULL', 'nil', 'undefined', 'n/a', 'N/A', 'nan', '-', '--', '~', '…', '✓', '❌'],
    ...['"false"', "'no'", ' no ', 'no.', 'No!', '(none)', 'withdrawn', 'Withdrawn'],
    ...['2026', '1.5', '-1', '2026-12-01', '2026-12-01 09:00'],
    ...['nein', 'Nein.', 'oui', 'non', 'sí', 'SÍ', 'não', 'нет', 'いいえ', 'はい', '否', 'لا', 'नहीं', 'hayır'],
  ])('yes: %s', (value) => {
    expect(says(value)).toBe(true);
  });

  test.each([
    'The ferry was sold.',
    'No longer true',
    'false figures',
    'Published by mistake',
    'Duplicate',
    'Irrtum',
    '误发',
    'Yes, it was wrong',
    'x7',
    '30 000 should read 32 000',
  ])('no: %s', (value) => {
    expect(says(value)).toBe(false);
  });

  test('knows yes and no of every language of the engine, as CLDR writes them', () => {
    // Scripts that nobody publishes these languages in.
    const known = tags.filter(
      (tag) => tag !== 'und' && !/-(Dsrt|Shaw|Mong)/.test(tag) && findLocale(tag) !== undefined,
    );
    const missing = known.flatMap((tag) => {
      const { yesstr = '', nostr = '' } = cldr(tag, 'posix')['messages'] as unknown as Record<string, string>;
      // "yes:y"; Marathi has a visarga for the colon.
      return [yesstr, nostr].map((word) => word.split(/[:ः](?=.)/)[0] ?? '').filter((word) => !says(word));
    });
    expect(known.length).toBeGreaterThan(75);
    expect(missing).toEqual([]);
  });
});
