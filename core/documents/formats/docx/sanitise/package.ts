import { Rejection } from '../../../../../contracts/failures.ts';
import { maxDocxUnpackedBytes, maxDocxXmlBytes } from '../../../../../contracts/limits.ts';
import { inflateEntry, readZip, type ZipEntry, ZipError } from '../../../../lib/zip/index.ts';
import { decodePart } from '../decode-part.ts';
import { contentTypesName, contentTypesOf, relationshipsOf } from '../parts.ts';
import { type Relationship, readRelationships } from '../relationships.ts';

/** The most bytes of a part that is looked into to tell a program; larger ones are told by name and type. */
const maxLookedInto = 4 * 1024 * 1024;

/** The parts of an uploaded document. Its XML is unpacked within the limit for all of it. */
export class Package {
  readonly names: readonly string[];
  readonly typeOf: (name: string) => string | undefined;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #room = maxDocxXmlBytes;

  /** @throws ZipError, XmlError; Rejection `TooLarge` */
  constructor(bytes: Uint8Array) {
    const { entries } = readZip(bytes);
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    if (total > maxDocxUnpackedBytes) throw tooLarge(`It unpacks to ${total} bytes`, maxDocxUnpackedBytes);
    // Part names are the same in any case (Open Packaging Conventions, 6.3.5).
    this.#entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
    this.names = entries.map(({ name }) => name);
    this.typeOf = contentTypesOf(this.xml(contentTypesName));
  }

  /** The name of a part as the archive has it; undefined if it is not there. */
  find(target: string): string | undefined {
    return (this.#entries.get(target.toLowerCase()) ?? this.#entries.get(decoded(target).toLowerCase()))?.name;
  }

  xml(name: string): string {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) throw new Rejection('UnreadableDocument', `"${name}" is missing from the archive.`);
    if (entry.size > this.#room) {
      throw tooLarge(`Its text unpacks to more than ${maxDocxXmlBytes} bytes`, maxDocxXmlBytes);
    }
    this.#room -= entry.size;
    return decodePart(name, inflateEntry(entry, entry.size));
  }

  bytes(name: string, most: number): Uint8Array | undefined {
    const entry = this.#entries.get(name.toLowerCase());
    return entry === undefined || entry.size > most ? undefined : inflateEntry(entry, most);
  }

  /** The bytes by which a program can be told; undefined if the part is too large for one of a document, or damaged. */
  lookInto(name: string): Uint8Array | undefined {
    try {
      return this.bytes(name, maxLookedInto);
    } catch (error) {
      if (error instanceof ZipError) return undefined;
      throw error;
    }
  }

  relationshipsOf(name: string): (Relationship & { uri: string })[] {
    const part = this.find(relationshipsOf(name));
    return part === undefined ? [] : readRelationships(this.xml(part), name);
  }
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

function tooLarge(what: string, limit: number): Rejection {
  return new Rejection('TooLarge', `${what}; the limit is ${limit} (${limit / 1024 / 1024} MiB).`);
}
