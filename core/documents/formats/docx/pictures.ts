import type { Picture } from '../../../../contracts/document.ts';
import { maxPictureBytes, maxPictures } from '../../../../contracts/limits.ts';
import { sha256 } from '../../../../contracts/sha256.ts';
import { inflateEntry, readZip, type ZipEntry, ZipError } from '../../../lib/zip/index.ts';
import { unbundle } from './bundle.ts';
import { relationships } from './relationships.ts';

/**
 * Extracts the pictures that a browser can show; recognises their type by their bytes, not by their names. Unpacks one
 * at a time.
 *
 * @param text the parts of the document, as unpacked.
 */
export function picturesOf(bytes: Uint8Array, text: string): Picture[] {
  const parts = unbundle(text);
  const wanted = parts
    .filter(({ role }) => role === 'main' || role === 'notes')
    .flatMap(({ name }) => relationships(parts, name))
    .filter(({ type, external }) => type === 'image' && !external);
  if (wanted.length === 0) return [];
  const entries = new Map(readZip(bytes).entries.map((entry) => [entry.name, entry]));
  const names = [...new Set(wanted.map(({ target }) => target))].slice(0, maxPictures);
  return names.flatMap((part) => {
    const entry = entries.get(part);
    return (entry && pictureOf(part, entry)) ?? [];
  });
}

export function pictureOf(part: string, entry: ZipEntry): Picture | undefined {
  try {
    const bytes = inflateEntry(entry, maxPictureBytes);
    const type = types.find(({ is }) =>
      is(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16))),
    );
    if (type === undefined) return undefined;
    const digest = sha256(bytes).slice(0, 32);
    return { part, name: `pictures/${digest}.${type.extension}`, mediaType: type.mediaType };
  } catch (error) {
    // damaged or too large: the document keeps it, the page goes without
    if (error instanceof ZipError) return undefined;
    throw error;
  }
}

const at = (start: Buffer, sign: string, offset = 0) => start.toString('latin1', offset, offset + sign.length) === sign;

/** Types that every browser shows and none runs. */
const types: readonly { extension: string; mediaType: string; is: (start: Buffer) => boolean }[] = [
  { extension: 'png', mediaType: 'image/png', is: (start) => at(start, '\x89PNG\r\n\x1a\n') },
  { extension: 'jpg', mediaType: 'image/jpeg', is: (start) => at(start, '\xff\xd8\xff') },
  { extension: 'gif', mediaType: 'image/gif', is: (start) => at(start, 'GIF8') },
  { extension: 'webp', mediaType: 'image/webp', is: (start) => at(start, 'RIFF') && at(start, 'WEBP', 8) },
  { extension: 'bmp', mediaType: 'image/bmp', is: (start) => at(start, 'BM') },
];
