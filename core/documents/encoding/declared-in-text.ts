import type { FormatName } from '../../../contracts/document.ts';
import { isWide } from './is-wide.ts';

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
};

/** Reads the encoding that the text itself declares in plain ASCII: front matter `charset`, or HTML's `<meta>`. */
export function declaredInText(bytes: Uint8Array, format: FormatName): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, prescanBytes));
  const label = patterns[format]?.exec(start)?.[1];
  // A declaration that reads as ASCII cannot be UTF-16 (HTML standard: prescan a byte stream).
  return label !== undefined && isWide(label) ? 'utf-8' : label;
}
