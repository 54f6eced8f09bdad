/** A picture without what it says about its camera, place, program and author. */
export interface CleanPicture {
  bytes: Uint8Array;
  extension: string;
  mediaType: string;
}

/** Recognises a picture by its bytes, and drops its metadata and what follows it; undefined if it is none of these. */
export function cleanPicture(bytes: Uint8Array): CleanPicture | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = types.find(({ is }) => is(buffer));
  if (type === undefined) return undefined;
  const cleaned = orUndefined(() => type.clean(buffer));
  return cleaned && { bytes: cleaned, extension: type.extension, mediaType: type.mediaType };
}

/** A damaged picture reads beyond its end. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const begins = (bytes: Buffer, sign: string, at = 0) => bytes.toString('latin1', at, at + sign.length) === sign;

const types: readonly {
  extension: string;
  mediaType: string;
  is: (bytes: Buffer) => boolean;
  clean: (bytes: Buffer) => Buffer;
}[] = [
  { extension: 'png', mediaType: 'image/png', is: (bytes) => begins(bytes, '\x89PNG\r\n\x1a\n'), clean: cleanPng },
  { extension: 'jpeg', mediaType: 'image/jpeg', is: (bytes) => begins(bytes, '\xff\xd8\xff'), clean: cleanJpeg },
  { extension: 'gif', mediaType: 'image/gif', is: (bytes) => begins(bytes, 'GIF8'), clean: cleanGif },
  {
    extension: 'webp',
    mediaType: 'image/webp',
    is: (bytes) => begins(bytes, 'RIFF') && begins(bytes, 'WEBP', 8),
    clean: cleanWebp,
  },
  { extension: 'bmp', mediaType: 'image/bmp', is: (bytes) => begins(bytes, 'BM'), clean: cleanBmp },
  { extension: 'emf', mediaType: 'image/x-emf', is: (bytes) => begins(bytes, ' EMF', 40), clean: cleanEmf },
  {
    extension: 'wmf',
    mediaType: 'image/x-wmf',
    is: (bytes) => begins(bytes, '\xd7\xcd\xc6\x9a') || begins(bytes, '\x01\0\x09\0'),
    clean: (bytes) => bytes,
  },
  {
    extension: 'tiff',
    mediaType: 'image/tiff',
    is: (bytes) => begins(bytes, 'II*\0') || begins(bytes, 'MM\0*'),
    clean: cleanTiff,
  },
];

/** The chunks that show something (PNG, 11.2 and 11.3); the others are text, times and EXIF. */
const chunks: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT'.split(' '),
);

function cleanPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (chunks.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}

function cleanJpeg(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 2)];
  let orientation: number | undefined;
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new RangeError('not a marker');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++; // filling
      continue;
    }
    if (marker === 0xd9) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    let end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xda) end = scanEnd(bytes, end);
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1 && begins(segment, 'Exif\0\0', 4)) orientation ??= orientationOf(segment.subarray(10));
    if (showsSomething(marker, segment)) kept.push(segment);
    at = end;
  }
  if (orientation !== undefined && orientation > 1 && orientation <= 8) kept.splice(1, 0, exifOf(orientation));
  return Buffer.concat([...kept, Buffer.from('ffd9', 'hex')]);
}

/** Comments and application data go, but for JFIF, colour profiles and Adobe's kind of colours. */
function showsSomething(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return (
    (marker === 0xe0 && begins(segment, 'JFIF\0', 4) && segment.length === 18) ||
    (marker === 0xe2 && begins(segment, 'ICC_PROFILE\0', 4)) ||
    (marker === 0xee && begins(segment, 'Adobe', 4))
  );
}

/** Compressed data ends at a marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0xd9;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** @param tiff the EXIF data. */
function orientationOf(tiff: Buffer): number | undefined {
  if (tiff.length < 14) return undefined;
  const little = begins(tiff, 'II');
  const read16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const read32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  return orUndefined(() => {
    const directory = read32(4);
    const count = read16(directory);
    for (let n = 0; n < count; n++) {
      const at = directory + 2 + n * 12;
      if (read16(at) === 0x0112) return read16(at + 8);
    }
    return undefined;
  });
}

/** EXIF that says how a picture is turned, and nothing else. */
function exifOf(orientation: number): Buffer {
  const exif = Buffer.from('ffe1002245786966000049492a000800000001001201030001000000000000000000000000', 'hex');
  exif.writeUInt16LE(orientation, 28);
  return exif.subarray(0, 36);
}

function cleanGif(bytes: Buffer): Buffer {
  const tableOf = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + tableOf(bytes.readUInt8(10));
  const kept = [bytes.subarray(0, at)];
  const blocksEnd = (from: number) => {
    let end = from;
    for (let size = bytes.readUInt8(end); size > 0; size = bytes.readUInt8(end)) end += size + 1;
    return end + 1;
  };
  for (let kind = bytes.readUInt8(at); kind !== 0x3b; kind = bytes.readUInt8(at)) {
    let end: number;
    let shows = true;
    if (kind === 0x2c) end = blocksEnd(at + 10 + tableOf(bytes.readUInt8(at + 9)) + 1);
    else if (kind === 0x21) {
      const label = bytes.readUInt8(at + 1);
      end = blocksEnd(at + 2);
      shows =
        label === 0xf9 ||
        label === 0x01 ||
        (label === 0xff && /^(?:NETSCAPE|ANIMEXTS)/.test(bytes.toString('latin1', at + 3, at + 14)));
    } else throw new RangeError('not a block');
    if (shows) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.from(';')]);
}

function cleanWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = 12; at + 8 <= end; ) {
    const size = bytes.readUInt32LE(at + 4);
    const chunk = Buffer.from(bytes.subarray(at, at + 8 + size + (size % 2)));
    const name = bytes.toString('latin1', at, at + 4);
    if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0b1100, 8); // neither EXIF nor XMP
    if (['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'].includes(name)) kept.push(chunk);
    at += 8 + size + (size % 2);
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function cleanBmp(bytes: Buffer): Buffer {
  const size = bytes.readUInt32LE(2);
  const copy = Buffer.from(size > 26 && size < bytes.length ? bytes.subarray(0, size) : bytes);
  copy.fill(0, 6, 10); // reserved
  return copy;
}

/** The header's description names a program and the picture (MS-EMF 2.2.9). */
function cleanEmf(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes.subarray(0, Math.max(88, Math.min(bytes.length, bytes.readUInt32LE(48)))));
  const start = copy.readUInt32LE(64);
  copy.fill(0, start, Math.min(copy.length, start + 2 * copy.readUInt32LE(60)));
  copy.fill(0, 60, 68);
  return copy;
}

/** Tags of TIFF that name people, programs, places or files, and those that lead to EXIF and its like. */
const identifyingTags: ReadonlySet<number> = new Set([
  269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 33432, 33723, 34377, 34665, 34853, 37510, 37724, 40965, 42032,
  42033, 40091, 40092, 40093, 40094, 40095,
]);
const tiffSizes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

function cleanTiff(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const little = begins(copy, 'II');
  const read16 = (at: number) => (little ? copy.readUInt16LE(at) : copy.readUInt16BE(at));
  const read32 = (at: number) => (little ? copy.readUInt32LE(at) : copy.readUInt32BE(at));
  const seen = new Set<number>();
  const blank = (directory: number, all: boolean): number => {
    if (directory === 0 || seen.has(directory)) return 0;
    seen.add(directory);
    const count = read16(directory);
    for (let n = 0; n < count; n++) {
      const at = directory + 2 + n * 12;
      const tag = read16(at);
      if (!all && !identifyingTags.has(tag)) continue;
      const length = (tiffSizes[read16(at + 2)] ?? 0) * read32(at + 4);
      if (tag === 34665 || tag === 34853 || tag === 40965) blank(read32(at + 8), true);
      if (length > 4) {
        const start = read32(at + 8);
        copy.fill(0, start, Math.min(copy.length, start + length));
      } else copy.fill(0, at + 8, at + 12);
    }
    return read32(directory + 2 + count * 12);
  };
  for (let next = read32(4); next !== 0; ) next = blank(next, false);
  return copy;
}
