import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeMetadata, readMetadata } from '../../../../core/releases/options/metadata.ts';

const base64Word = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

const quotedWord = (text: string) =>
  `=?utf-8?Q?${[...Buffer.from(text)]
    .map((byte) =>
      byte === 0x20
        ? '_'
        : /\w/.test(String.fromCharCode(byte)) && byte !== 0x5f
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')}?=`;

describe('decodeMetadata', () => {
  test.each([
    ['plain ASCII', 'Ferry returns', 'Ferry returns'],
    ['base64', '=?UTF-8?B?w4l0w6k=?=', 'Été'],
    ['quoted-printable', '=?UTF-8?Q?=C3=89t=C3=A9_2026?=', 'Été 2026'],
    ['an underscore that is meant', '=?UTF-8?Q?a=5Fb?=', 'a_b'],
    ['lower case', '=?utf-8?q?=c3=a9?=', 'é'],
    ['another charset', '=?ISO-8859-1?Q?caf=E9?=', 'café'],
    ['a word among others', 'Le =?UTF-8?B?w6l0w6k=?= 2026', 'Le été 2026'],
    ['two words, whose space is none', '=?UTF-8?B?w4k=?= =?UTF-8?B?dMOp?=', 'Été'],
    ['two words on two lines', '=?UTF-8?Q?=C3=89?=\r\n =?UTF-8?B?dMOp?=', 'Été'],
    ['an unknown charset', '=?KLINGON?Q?=C3?=', '=?KLINGON?Q?=C3?='],
    ['bytes that the charset does not have', '=?UTF-8?Q?=C3?=', '=?UTF-8?Q?=C3?='],
    ['what only looks like a word', 'why=?not ?=', 'why=?not ?='],
  ])('%s', (_, value, text) => {
    expect(decodeMetadata(value)).toBe(text);
  });

  test('every text comes back, however it is encoded and cut', () => {
    const texts = fc.array(fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(texts, (pieces) => {
        const words = pieces.map(([text, quoted]) => (quoted ? quotedWord(text) : base64Word(text)));
        expect(decodeMetadata(words.join(' '))).toBe(pieces.map(([text]) => text).join(''));
      }),
    );
  });
});

describe('readMetadata', () => {
  const read = (stored: Record<string, string>) => Object.fromEntries(readMetadata(stored));

  test('decodes each value', () => {
    expect(read({ title: '=?UTF-8?B?w4l0w6k=?=', mtime: '1764500000' })).toEqual({ title: 'Été', mtime: '1764500000' });
  });

  test('takes a name that has S3’s own prefix in it for the name', () => {
    expect(read({ 'x-amz-meta-embargo': '2027-01-02T09:00Z', 'X-Amz-Meta-draft': 'true' })).toEqual({
      embargo: '2027-01-02T09:00Z',
      draft: 'true',
    });
  });

  test('prefers the plain name, in either order', () => {
    expect(read({ 'x-amz-meta-embargo': '2027-01-02T09:00Z', embargo: 'none' })).toEqual({ embargo: 'none' });
    expect(read({ embargo: 'none', 'x-amz-meta-embargo': '2027-01-02T09:00Z' })).toEqual({ embargo: 'none' });
  });
});
