import { TextDecoder } from 'node:util';
import { XmlError } from '../../../lib/xml/index.ts';

/** Decodes a part, which is in UTF-8 or UTF-16 (ECMA-376 part 2: XML usage). Keeps the byte order mark of UTF-8. */
export function decodePart(name: string, bytes: Uint8Array): string {
  const [a, b] = bytes;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  let text: string;
  try {
    text = new TextDecoder(wide ?? 'utf-8', { fatal: true, ignoreBOM: wide === undefined }).decode(bytes);
  } catch (cause) {
    throw new XmlError(`"${name}" is neither UTF-8 nor UTF-16`, 'malformed', { cause });
  }
  if (text.includes('\0')) throw new XmlError(`"${name}" contains a character that XML does not allow`);
  return text;
}

/** Encodes a changed part, always in UTF-8. */
export function encodePart(text: string): Uint8Array {
  return Buffer.from(
    text.replace(/^(\ufeff?<\?xml[^>]{0,100}encoding\s*=\s*["'])utf-16(?:le|be)?(?=["'])/i, '$1UTF-8'),
  );
}
