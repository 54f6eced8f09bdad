import { TextDecoder } from 'node:util';
import { TmxError } from './tmx-error.ts';

/**
 * Decodes a TMX file: by its byte order mark, else its XML declaration, else as UTF-8. Tools write UTF-16 as often as
 * UTF-8.
 *
 * @throws TmxError if the bytes are not valid in that encoding
 */
export function decodeTmx(bytes: Uint8Array): string {
  const label = marked(bytes) ?? declared(bytes) ?? 'utf-8';
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new TmxError(`no encoding is called "${label}".`, 1, { cause });
  }
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new TmxError(`the file is not in the encoding ${decoder.encoding}.`, undefined, { cause });
  }
}

function marked([a, b]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Without a mark, the `<` of the declaration still shows the byte order.
  if (a === 0x3c && b === 0) return 'utf-16le';
  return a === 0 && b === 0x3c ? 'utf-16be' : undefined;
}

function declared(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^(?:ï»¿)?<\?xml[^>]{0,150}?encoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1];
  // A declaration that reads as ASCII cannot be UTF-16.
  return label !== undefined && /^utf-?16/i.test(label) ? undefined : label;
}
