import { crc32, inflateRawSync } from 'node:zlib';
import { type ZipEntry, ZipError } from './read-zip.ts';

const stored = 0;
const deflated = 8;

/**
 * Unpacks an entry. Never allocates more than the entry declares, nor more than `maxBytes`.
 *
 * @throws ZipError if the entry is encrypted, damaged or larger than that
 */
export function inflateEntry({ name, method, flags, crc, size, data }: ZipEntry, maxBytes: number): Uint8Array {
  if (flags & 1) throw new ZipError(`"${name}" is encrypted`);
  if (size > maxBytes) throw new ZipError(`"${name}" unpacks to ${size} bytes`);
  const bytes = method === stored ? data : method === deflated ? inflated(name, data, size) : undefined;
  if (bytes === undefined) throw new ZipError(`"${name}" is packed by method ${method}, which is not supported`);
  if (bytes.byteLength !== size || crc32(bytes) !== crc) throw new ZipError(`"${name}" is damaged`);
  return bytes;
}

function inflated(name: string, data: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw new ZipError(`"${name}" is damaged`, { cause });
  }
}
