import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import type { RejectCode } from '../../../../contracts/failures.ts';
import { type Declarations, decode } from '../../../../core/documents/encoding/decode.ts';
import { rejection } from '../../rejection.ts';
import { anyCharacter } from '../../support/arbitraries.ts';

const text = 'Čeština, ελληνικά, 日本語, العربية, 🎪\r\nsecond line\n';

const utf8 = (content: string) => Buffer.from(content, 'utf8');
const utf16le = (content: string) => Buffer.from(content, 'utf16le');
const utf16be = (content: string) => Buffer.from(content, 'utf16le').swap16();
/** "Café – 20 €" in windows-1252; the euro and the dash are where latin1 has control characters. */
const windows1252 = Buffer.from('436166e920962032302080', 'hex');

function refused(bytes: Uint8Array, format: FormatName = 'text', declared: Declarations = {}, key?: string) {
  return rejection(() => decode(bytes, format, declared, key));
}

describe('byte order marks', () => {
  test.each([
    ['UTF-8', Buffer.concat([Buffer.from('efbbbf', 'hex'), utf8(text)])],
    ['UTF-16, little-endian', Buffer.concat([Buffer.from('fffe', 'hex'), utf16le(text)])],
    ['UTF-16, big-endian', Buffer.concat([Buffer.from('feff', 'hex'), utf16be(text)])],
  ])('%s: decoded without its mark, which is remembered', (_, bytes) => {
    expect(decode(bytes, 'text')).toEqual({ text, bom: true });
  });

  test('a mark outweighs every declaration', () => {
    const bytes = Buffer.concat([Buffer.from('fffe', 'hex'), utf16le(text)]);
    expect(decode(bytes, 'text', { option: 'windows-1252', contentType: 'utf-8' })).toEqual({ text, bom: true });
  });

  test('no more than one mark is taken off', () => {
    expect(decode(utf8('\ufeff\ufeffa'), 'text')).toEqual({ text: '\ufeffa', bom: true });
  });

  test('fails where the text is cut within a character', () => {
    expect(refused(Buffer.from('fffe410042', 'hex')).code).toBe('InvalidEncoding');
    expect(refused(Buffer.from('efbbbf41c3', 'hex')).code).toBe('InvalidEncoding');
  });

  test('fails on UTF-32, whose mark begins like that of UTF-16', () => {
    expect(refused(Buffer.from('fffe00004100000042000000', 'hex')).code).toBe('NotText');
  });
});

describe('declarations', () => {
  test('no declaration: UTF-8', () => {
    expect(decode(utf8(text), 'text')).toEqual({ text, bom: false });
  });

  test.each<[string, FormatName, string, Declarations]>([
    ['the option', 'text', '', { option: 'windows-1252' }],
    ['the content type', 'text', '', { contentType: 'Windows-1252' }],
    ['the option before the content type', 'text', '', { option: 'cp1252', contentType: 'utf-8' }],
    ['<meta charset>', 'html', '<!DOCTYPE html><meta charset="windows-1252"><p>', {}],
    ['<meta charset> without quotes', 'html', '<META CHARSET=windows-1252>', {}],
    ['<meta http-equiv>', 'html', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', {}],
    ['front matter', 'markdown', '---\ntitle: x\ncharset: windows-1252\n---\n', {}],
    ['front matter in quotes, with CRLF', 'markdown', '---\r\nCharset: "windows-1252"\r\n---\r\n', {}],
  ])('declared by %s', (_, format, before, declared) => {
    const bytes = Buffer.concat([Buffer.from(before, 'latin1'), windows1252]);
    expect(decode(bytes, format, declared).text).toBe(`${before}Café – 20 €`);
  });

  test('what S3 was told outweighs what the file says of itself', () => {
    const page = '<meta charset="windows-1252"><p>é';
    expect(decode(utf8(page), 'html', { contentType: 'utf-8' }).text).toBe(page);
  });

  test('UTF-16 without a mark is decoded where it is declared, by any of its names', () => {
    expect(decode(utf16le(text), 'text', { option: 'utf-16le' }).text).toBe(text);
    expect(decode(utf16le(text), 'text', { option: 'ucs-2' }).text).toBe(text);
    expect(decode(utf16be(text), 'text', { contentType: 'UTF-16BE' }).text).toBe(text);
  });

  test('a page that calls itself UTF-16 in ASCII is UTF-8', () => {
    const page = '<meta charset="utf-16"><p>é</p>.';
    expect(decode(utf8(page), 'html').text).toBe(page);
  });

  test('multi-byte encodings of East Asia', () => {
    expect(decode(Buffer.from('93fa967b8cea', 'hex'), 'text', { option: 'shift_jis' }).text).toBe('日本語');
    expect(decode(Buffer.from('d6d0cec4', 'hex'), 'text', { option: 'gb18030' }).text).toBe('中文');
  });

  test.each<[string, FormatName, string]>([
    ['an HTML declaration in Markdown', 'markdown', '<meta charset="windows-1252">\né'],
    ['front matter in plain text', 'text', '---\ncharset: windows-1252\n---\né'],
    ['a line of the body that looks like front matter', 'markdown', '---\ntitle: é\n---\n\ncharset: windows-1252\n'],
    ['a nested key', 'markdown', '---\nmail:\n  charset: windows-1252\n---\né'],
    ['a declaration after the first 1024 bytes', 'html', `<p>${'x'.repeat(1100)}<meta charset="windows-1252">é`],
  ])('is none: %s', (_, format, content) => {
    expect(decode(utf8(content), format).text).toBe(content);
  });

  test.each<[RejectCode, string, Buffer, Declarations]>([
    ['UnknownCharset', '"klingon-1"', utf8('a'), { option: 'klingon-1' }],
    ['InvalidEncoding', 'utf-8', windows1252, { contentType: 'utf-8' }],
    ['InvalidEncoding', 'shift_jis', Buffer.from('93fa96ff', 'hex'), { option: 'shift_jis' }],
  ])('fails with %s, naming %s', (code, named, bytes, declared) => {
    const error = refused(bytes, 'text', declared);
    expect(error.code).toBe(code);
    expect(error.message).toContain(named);
  });
});

describe('undeclared and not UTF-8', () => {
  const german = Buffer.from('Schöne Grüße aus München: die Fähre fährt täglich über den Fluss.', 'latin1');

  test('fails with the likely encoding and the command that converts it', () => {
    const error = refused(german, 'text', {}, '2026/fähre & co.txt');
    expect(error.code).toBe('UnknownEncoding');
    const [, likely = '', command = ''] = /likely ([\w-]+)\. To convert it: (.*)$/.exec(error.message) ?? [];
    expect(['ISO-8859-1', 'windows-1252']).toContain(likely);
    expect(command).toBe(`iconv -f ${likely} -t UTF-8 '2026/fähre & co.txt' > converted`);
    expect(new TextDecoder(likely).decode(german)).toContain('Schöne Grüße');
  });

  test('a quote in the name cannot end the command', () => {
    expect(refused(german, 'text', {}, `it's; rm x`).message).toContain(`'it'\\''s; rm x'`);
  });
});

describe('what is no text', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  test('fails on a binary file, also where it declares an encoding', () => {
    expect(refused(png).code).toBe('NotText');
    expect(refused(png, 'text', { option: 'windows-1252' }).code).toBe('NotText');
  });

  test('fails on a NUL far into the file', () => {
    expect(refused(utf8(`${'a'.repeat(200_000)}\0`)).code).toBe('NotText');
  });

  test.each([
    ['nothing', ''],
    ['a mark', '\ufeff'],
    ['white space', ' \t\r\n\u00a0\u3000\u2028'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff\u00ad'],
    ['direction marks', '\u200e\u200f\n'],
  ])('fails on a file of %s', (_, content) => {
    expect(refused(utf8(content)).code).toBe('EmptyDocument');
  });

  test('a single letter or sign among them is text', () => {
    expect(decode(utf8('\u200b\n.\n'), 'text').text).toBe('\u200b\n.\n');
  });
});

describe('every text', () => {
  const content = fc
    .string({ unit: anyCharacter, minLength: 1, maxLength: 200 })
    .map((drawn) => `x${drawn.replaceAll('\0', '')}`);

  test('comes back from each encoding that can hold it', () => {
    fc.assert(
      fc.property(content, (drawn) => {
        expect(decode(utf8(drawn), 'text')).toEqual({ text: drawn, bom: false });
        expect(decode(utf8(`\ufeff${drawn}`), 'text')).toEqual({ text: drawn, bom: true });
        expect(decode(utf16le(`\ufeff${drawn}`), 'text')).toEqual({ text: drawn, bom: true });
        expect(decode(utf16be(`\ufeff${drawn}`), 'text')).toEqual({ text: drawn, bom: true });
      }),
    );
  });

  test('any bytes are decoded or rejected, never anything else', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom<FormatName>('text', 'markdown', 'html'),
        (b, format) => {
          let decoded: string;
          try {
            decoded = decode(b, format).text;
          } catch (error) {
            expect((error as Error).name).toBe('Rejection');
            return;
          }
          expect(decoded.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
