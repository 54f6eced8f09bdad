import { TextDecoder } from 'node:util';
import { detect } from 'chardet';
import type { FormatName } from '../../../contracts/document.ts';
import { Rejection } from '../../../contracts/failures.ts';
import { shellQuoted } from '../../lib/text/shell-quoted.ts';

export interface DecodedText {
  text: string;
  /** Whether the bytes began with a byte order mark, which is not in `text`. */
  bom: boolean;
}

/** Declarations of the bytes' encoding, the most trusted first; undefined if not declared. */
export interface Declarations {
  /** The option `charset` from object metadata. */
  option?: string | undefined;
  /** The content type's `charset`. */
  contentType?: string | undefined;
}

/**
 * Decodes an upload: by its byte order mark, else by what is declared, else as UTF-8, without guessing, because a
 * wrong guess would be published in every language.
 *
 * @throws Rejection `NotText`, `UnknownCharset`, `InvalidEncoding`, `UnknownEncoding`, `EmptyDocument`
 */
export function decode(bytes: Uint8Array, format: FormatName, declared: Declarations = {}, key = 'FILE'): DecodedText {
  const mark = byteOrderMark(bytes);
  const label = mark ?? declared.option ?? declared.contentType ?? declaredInText(bytes, format);
  if (mark === undefined && !isWide(label ?? '') && bytes.subarray(0, 65_536).includes(0)) throw binary();
  const text = label === undefined ? decodeUndeclared(bytes, key) : decodeDeclared(bytes, label);
  if (text.includes('\0')) throw binary(); // NUL later in the file, or UTF-32, whose mark begins like UTF-16's
  if (/^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text))
    throw new Rejection('EmptyDocument', 'The file does not contain text.');
  return { text, bom: mark !== undefined };
}

function binary(): Rejection {
  return new Rejection('NotText', 'The file contains NUL bytes, so it is probably a binary file.');
}

function decodeDeclared(bytes: Uint8Array, label: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    throw new Rejection('UnknownCharset', `"${label}" is not the name of an encoding.`);
  }
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new Rejection(
      'InvalidEncoding',
      `The file declares the encoding ${decoder.encoding}, but its bytes are not valid in it.`,
      {
        cause,
      },
    );
  }
}

function decodeUndeclared(bytes: Uint8Array, key: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const likely = detect(bytes) ?? 'windows-1252';
    throw new Rejection(
      'UnknownEncoding',
      `The file is not UTF-8 and does not declare its encoding; it is likely ${likely}. ` +
        `To convert it: iconv -f ${likely} -t UTF-8 ${shellQuoted(key)} > converted`,
    );
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** Whether a label names UTF-16, whose bytes are full of NUL; it has nine names (WHATWG encoding standard). */
function isWide(label: string): boolean {
  try {
    return new TextDecoder(label).encoding.startsWith('utf-16');
  } catch {
    return false;
  }
}

/**
 * Browsers look for `<meta charset>` in this many bytes (HTML standard: prescan a byte stream); front matter is as
 * short.
 */
const prescanBytes = 1024;

const patterns: Record<FormatName, RegExp | undefined> = {
  text: undefined,
  markdown: /^---[ \t]*(?:\r\n|\r(?!\n)|\n)(?:(?!---)[^\r\n]*(?:\r\n|\r(?!\n)|\n))*?charset:[ \t]*["']?([\w.:-]+)/i,
  srt: undefined,
  vtt: undefined,
  json: undefined,
  html: /<meta[^<>]*?charset[ \t]*=[ \t]*["']?([\w.:-]+)/i,
  docx: undefined,
  odt: undefined,
};

/** Reads the encoding that the text itself declares in plain ASCII: front matter `charset`, or HTML's `<meta>`. */
function declaredInText(bytes: Uint8Array, format: FormatName): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, prescanBytes));
  const label = patterns[format]?.exec(start)?.[1];
  // A declaration that reads as ASCII cannot be UTF-16 (HTML standard: prescan a byte stream).
  return label !== undefined && isWide(label) ? 'utf-8' : label;
}

/** The `charset` of a content type. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
}
