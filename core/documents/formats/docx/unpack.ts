import { Rejection } from '../../../../contracts/failures.ts';
import { maxDocxUnpackedBytes, maxDocxXmlBytes } from '../../../../contracts/limits.ts';
import { parseXml } from '../../../lib/xml/index.ts';
import { inflateEntry, readZip, type ZipArchive } from '../../../lib/zip/index.ts';
import type { UnpackOptions } from '../format.ts';
import { bundle } from './bundle.ts';
import { decodePart } from './decode-part.ts';
import { rejectHidden } from './hidden.ts';
import { rejectOther } from './other-files.ts';
import { contentTypesName, type DocxPart, docxParts } from './parts.ts';
import { orUnreadable } from './unreadable.ts';

/**
 * Joins the parts of a Word document that are read and changed into one text.
 *
 * @throws Rejection `UnreadableDocument`, `TooLarge`, `TooDeeplyNested`, `HiddenContent`
 */
export function unpackDocx(bytes: Uint8Array, { allowHidden = false }: UnpackOptions = {}): string {
  rejectOther(bytes);
  const parts = orUnreadable(() => readParts(readZip(bytes)));
  const main = parts.find(({ role }) => role === 'main');
  if (main === undefined) throw new Rejection('UnreadableDocument', 'The archive does not contain a Word document.');
  const root = orUnreadable(() => parseXml(main.xml), `"${main.name}"`);
  if (root.name !== 'w:document') {
    throw new Rejection(
      'UnreadableDocument',
      `"${main.name}" begins with <${root.name.slice(0, 40)}>, not with <w:document>.`,
    );
  }
  if (!allowHidden) rejectHidden(parts);
  return bundle(parts);
}

function readParts(archive: ZipArchive): DocxPart[] {
  const entries = new Map(archive.entries.map((entry) => [entry.name, entry]));
  const total = archive.entries.reduce((sum, { size }) => sum + size, 0);
  if (total > maxDocxUnpackedBytes) throw tooLarge(`It unpacks to ${total} bytes`, maxDocxUnpackedBytes);
  let room = maxDocxXmlBytes;
  const read = (name: string): string => {
    const entry = entries.get(name);
    if (entry === undefined) throw new Rejection('UnreadableDocument', `"${name}" is missing from the archive.`);
    if (entry.size > room) throw tooLarge(`Its text unpacks to more than ${maxDocxXmlBytes} bytes`, maxDocxXmlBytes);
    room -= entry.size;
    return decodePart(name, inflateEntry(entry, entry.size));
  };
  const wanted = docxParts(read(contentTypesName), [...entries.keys()]);
  return wanted.map((part) => ({ ...part, xml: read(part.name) }));
}

function tooLarge(what: string, limit: number): Rejection {
  return new Rejection('TooLarge', `${what}; the limit is ${limit} (${limit / 1024 / 1024} MiB).`);
}
