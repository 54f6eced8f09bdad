import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipOptions {
  /** Method 0 instead of 8. */
  stored?: boolean;
  /** Sizes and checksum behind the data, as programs write them that stream. */
  streamed?: boolean;
  comment?: string;
  /** An unpacked size that is not true. */
  declaredSize?: (name: string) => number | undefined;
  flags?: number;
}

/** An archive, written field by field, so that tests can write what is wrong too. */
export function makeZip(
  entries: Readonly<Record<string, string | Uint8Array>> | readonly (readonly [string, string | Uint8Array])[],
  { stored = false, streamed = false, comment = '', declaredSize = () => undefined, flags = 0 }: ZipOptions = {},
): Buffer {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Array.isArray(entries) ? entries : Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const data = stored ? bytes : deflateRawSync(bytes, { level: 9 });
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE((streamed ? 8 : 0) | 0x800 | flags, 2);
    facts.writeUInt16LE(stored ? 0 : 8, 4);
    facts.writeUInt32LE(0x5c210000, 6); // 1 January 2026
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(bytes), 0);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(declaredSize(name) ?? bytes.length, 8);
    sizes.copy(facts, 10);
    const encoded = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    facts.copy(local, 4);
    if (streamed) local.fill(0, 14, 26);
    local.writeUInt16LE(encoded.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    facts.copy(record, 6);
    record.writeUInt16LE(encoded.length, 28);
    record.writeUInt32LE(offset, 42);
    const descriptor = streamed ? Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sizes]) : Buffer.alloc(0);
    const whole = Buffer.concat([local, encoded, data, descriptor]);
    locals.push(whole);
    records.push(Buffer.concat([record, encoded]));
    offset += whole.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(records.length, 8);
  end.writeUInt16LE(records.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)]);
}
