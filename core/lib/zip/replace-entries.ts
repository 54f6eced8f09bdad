import { crc32, deflateRawSync } from 'node:zlib';
import { endLength, localLength, recordLength, type ZipArchive, type ZipEntry } from './read-zip.ts';

/** Bit 3: sizes follow the data. Bits 1 and 2: the packer's compression level. */
const flagsOfOldData = 0b1110;

/**
 * Replaces the content of some entries. Copies everything else unchanged: the other entries' packed bytes, their
 * order, their times, the archive's comment. Returns the same bytes if nothing is replaced.
 *
 * @param contents new unpacked bytes, by entry name.
 */
export function replaceEntries(archive: ZipArchive, contents: ReadonlyMap<string, Uint8Array>): Uint8Array {
  if (contents.size === 0) return archive.bytes;
  const { bytes, entries, directory } = archive;
  const chunks: Uint8Array[] = [];
  const records = new Map<ZipEntry, Uint8Array>();
  let offset = 0;
  const inPlace = [...entries].sort((a, b) => a.local.byteOffset - b.local.byteOffset);
  for (const entry of inPlace) {
    const content = contents.get(entry.name);
    const { local, record } = content === undefined ? entry : replaced(entry, content);
    const moved = Buffer.from(record);
    moved.writeUInt32LE(offset, 42);
    records.set(entry, moved);
    chunks.push(local);
    offset += local.byteLength;
  }
  const list = entries.map((entry) => records.get(entry) as Uint8Array);
  const end = Buffer.from(bytes.subarray(directory.end));
  end.writeUInt32LE(
    list.reduce((sum, record) => sum + record.byteLength, 0),
    endLength - 10,
  );
  end.writeUInt32LE(offset, endLength - 6);
  return Buffer.concat([...chunks, ...list, end]);
}

function replaced(entry: ZipEntry, content: Uint8Array): { local: Uint8Array; record: Uint8Array } {
  const data = deflateRawSync(content);
  const nameLength = Buffer.from(entry.local.subarray(0, localLength)).readUInt16LE(26);
  const local = Buffer.from(entry.local.subarray(0, localLength + nameLength));
  local.writeUInt16LE(0, 28); // an extra field may hold its own sizes
  writeFacts(local, 6, entry.flags, content, data);

  const recordName = Buffer.from(entry.record).readUInt16LE(28);
  const record = Buffer.from(entry.record.subarray(0, recordLength + recordName));
  record.writeUInt16LE(0, 30);
  record.writeUInt16LE(0, 32);
  writeFacts(record, 8, entry.flags, content, data);
  return { local: Buffer.concat([local, data]), record };
}

/**
 * Writes flags, method, checksum and sizes, which local header and record have in the same order; keeps the time
 * between.
 */
function writeFacts(header: Buffer, at: number, flags: number, content: Uint8Array, data: Uint8Array): void {
  header.writeUInt16LE(flags & ~flagsOfOldData, at);
  header.writeUInt16LE(8, at + 2);
  header.writeUInt32LE(crc32(content), at + 8);
  header.writeUInt32LE(data.byteLength, at + 12);
  header.writeUInt32LE(content.byteLength, at + 16);
}
