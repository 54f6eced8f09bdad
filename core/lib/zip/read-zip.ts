/** A fault in an archive, in words that a report can show. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

/** An entry of an archive: its record in the central directory, and its own bytes. */
export interface ZipEntry {
  name: string;
  method: number;
  /** General purpose bit flag. */
  flags: number;
  crc: number;
  /** As declared in the directory; only inflating proves it. */
  size: number;
  /** The deflated or stored bytes. */
  data: Uint8Array;
  /** The bytes from the local header up to the next entry, unchanged. */
  local: Uint8Array;
  /** The record in the central directory. */
  record: Uint8Array;
}

export interface ZipArchive {
  /** In the directory's order. */
  entries: ZipEntry[];
  bytes: Uint8Array;
  directory: { start: number; end: number };
}

// Signatures and lengths of the fixed parts: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const endSignature = 0x06054b50;
const recordSignature = 0x02014b50;
const localSignature = 0x04034b50;
export const endLength = 22;
export const recordLength = 46;
export const localLength = 30;

/** The longest comment that may follow the end record. */
const maxComment = 0xffff;

/** A document has some dozens of entries; a directory of a million is made to be slow. */
const maxEntries = 10_000;

/**
 * Reads an archive's directory, without inflating entries.
 *
 * @throws ZipError if the bytes are not an archive, are damaged, or could be read in two ways
 */
export function readZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directory = { start: view.getUint32(end + 16, true), end };
  if (count === 0xffff || directory.start === 0xffffffff) throw new ZipError('it is in the Zip64 form');
  if (count > maxEntries) throw new ZipError(`it has ${count} entries; the limit is ${maxEntries}`);
  const found = records(bytes, view, directory, count);
  const spans = [...found].sort((a, b) => a.offset - b.offset);
  // A file can be a web page or a program too, if its first bytes are not an archive's.
  if ((spans[0]?.offset ?? directory.start) !== 0) throw new ZipError('other data comes before its first entry');
  const entries = new Map(
    spans.map((each, index) => [each, entryOf(bytes, view, each, spans[index + 1]?.offset ?? directory.start)]),
  );
  return {
    entries: found.map((each) => entries.get(each) as ZipEntry),
    bytes,
    directory,
  };
}

interface DirectoryRecord {
  name: string;
  start: number;
  end: number;
  offset: number;
  compressed: number;
}

/** Programs look for the end from either side: where two records could be it, they read different archives. */
function findEnd(view: DataView): number {
  let found: number | undefined;
  let follows = false;
  for (let at = view.byteLength - endLength; at >= Math.max(0, view.byteLength - endLength - maxComment); at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const end = at + endLength + view.getUint16(at + 20, true);
    if (end < view.byteLength) follows = true;
    if (end !== view.byteLength) continue;
    if (found !== undefined) throw new ZipError('it ends in two ways');
    found = at;
  }
  if (found !== undefined) return found;
  throw new ZipError(follows ? 'something follows its end' : 'it is not a ZIP archive, or its end is missing');
}

function records(
  bytes: Uint8Array,
  view: DataView,
  { start, end }: { start: number; end: number },
  count: number,
): DirectoryRecord[] {
  const found: DirectoryRecord[] = [];
  const names = new Set<string>();
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + recordLength > end || view.getUint32(at, true) !== recordSignature) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const next = at + recordLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw damaged();
    const name = Buffer.from(bytes.subarray(at + recordLength, at + recordLength + nameLength)).toString('utf8');
    if (name.includes('\0')) throw damaged();
    // Part names must differ in more than case (ECMA-376 part 2: Part naming); programs would disagree on which one
    // counts.
    if (names.has(name.toLowerCase())) throw new ZipError(`it contains "${name}" twice`);
    names.add(name.toLowerCase());
    found.push({
      name,
      start: at,
      end: next,
      offset: view.getUint32(at + 42, true),
      compressed: view.getUint32(at + 20, true),
    });
    at = next;
  }
  if (at !== end) throw damaged();
  return found;
}

function entryOf(bytes: Uint8Array, view: DataView, record: DirectoryRecord, limit: number): ZipEntry {
  const { offset, start, end, name, compressed } = record;
  if (offset + localLength > limit || view.getUint32(offset, true) !== localSignature) throw damaged();
  const data = offset + localLength + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  // By sharing bytes between entries, an archive of kilobytes unpacks to terabytes.
  if (data + compressed > limit) throw new ZipError('its entries overlap or are cut off');
  const localName = bytes.subarray(offset + localLength, offset + localLength + view.getUint16(offset + 26, true));
  if (
    Buffer.compare(
      localName,
      bytes.subarray(start + recordLength, start + recordLength + view.getUint16(start + 28, true)),
    ) !== 0
  ) {
    throw new ZipError(`"${name}" has another name where it is`);
  }
  // Bit 3: a descriptor of the sizes follows, with or without its signature, of 32 or 64 bits.
  const between = limit - data - compressed;
  const described = (view.getUint16(offset + 6, true) & 8) !== 0;
  if (between !== 0 && !(described && [12, 16, 20, 24].includes(between))) {
    throw new ZipError('it holds entries or other data that its directory does not list');
  }
  return {
    name,
    flags: view.getUint16(start + 8, true),
    method: view.getUint16(start + 10, true),
    crc: view.getUint32(start + 16, true),
    size: view.getUint32(start + 24, true),
    data: bytes.subarray(data, data + compressed),
    local: bytes.subarray(offset, limit),
    record: bytes.subarray(start, end),
  };
}

function damaged(): ZipError {
  return new ZipError('its directory is damaged');
}
