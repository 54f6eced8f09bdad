import { crc32, deflateRawSync } from 'node:zlib';
import { endLength, localLength, recordLength } from './read-zip.ts';

/** 1 January 1980, the first day that an archive can name: it tells nothing of who packed it when. */
const firstDay = 0x00210000;

/** An entry's content as an archive holds it. */
export interface PackedContent {
  data: Uint8Array;
  /** In bytes, unpacked. */
  size: number;
  crc: number;
  /** Whether it is not deflated. */
  isStored?: true;
}

export function packContent(content: Uint8Array): PackedContent {
  return { data: deflateRawSync(content), size: content.byteLength, crc: crc32(content) };
}

export function storeContent(content: Uint8Array): PackedContent {
  return { data: content, size: content.byteLength, crc: crc32(content), isStored: true };
}

/** Joins entries in this order. Equal content gives equal bytes. */
export function writeZip(entries: readonly (readonly [name: string, content: PackedContent])[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let offset = 0;
  for (const [name, { data, size, crc, isStored }] of entries) {
    const encoded = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // version 2.0
    facts.writeUInt16LE(0x800, 2); // names in UTF-8
    facts.writeUInt16LE(isStored ? 0 : 8, 4);
    facts.writeUInt32LE(firstDay, 6);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(data.byteLength, 14);
    facts.writeUInt32LE(size, 18);
    facts.writeUInt16LE(encoded.length, 22);
    const local = Buffer.alloc(localLength);
    local.writeUInt32LE(0x04034b50, 0);
    facts.copy(local, 4);
    const record = Buffer.alloc(recordLength);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    facts.copy(record, 6);
    record.writeUInt32LE(offset, 42);
    locals.push(local, encoded, data);
    records.push(record, encoded);
    offset += localLength + encoded.length + data.byteLength;
  }
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    records.reduce((sum, each) => sum + each.byteLength, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...records, end]);
}
