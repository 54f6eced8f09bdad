import { Rejection } from '../../../../contracts/failures.ts';
import { maxDocxUnpackedBytes, maxDocxXmlBytes } from '../../../../contracts/limits.ts';
import { inflateEntry, readZip, type ZipEntry } from '../../../lib/zip/index.ts';
import { decodePart } from '../docx/decode-part.ts';

/** The most pixels of a picture weigh less; a larger file is not one. */
const maxPicture = 64 * 1024 * 1024;

/** The files of an uploaded document. Its XML is unpacked within the limit for all of it. */
export class OdtPackage {
  readonly names: readonly string[];
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #room = maxDocxXmlBytes;

  /** @throws ZipError; Rejection `TooLarge` */
  constructor(bytes: Uint8Array) {
    const { entries } = readZip(bytes);
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    if (total > maxDocxUnpackedBytes) throw tooLarge(`It unpacks to ${total} bytes`, maxDocxUnpackedBytes);
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]));
    this.names = entries.map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** @throws Rejection `UnreadableDocument`, `TooLarge`; XmlError */
  xml(name: string): string {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new Rejection('UnreadableDocument', `"${name}" is missing from the archive.`);
    if (entry.size > this.#room) {
      throw tooLarge(`Its text unpacks to more than ${maxDocxXmlBytes} bytes`, maxDocxXmlBytes);
    }
    this.#room -= entry.size;
    return decodePart(name, inflateEntry(entry, entry.size));
  }

  bytes(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name);
    return entry === undefined || entry.size > maxPicture ? undefined : inflateEntry(entry, maxPicture);
  }
}

function tooLarge(what: string, limit: number): Rejection {
  return new Rejection('TooLarge', `${what}; the limit is ${limit} (${limit / 1024 / 1024} MiB).`);
}
