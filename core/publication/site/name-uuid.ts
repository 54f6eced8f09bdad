import { createHash } from 'node:crypto';

/** Of all names that this product makes; drawn once, and never changed. */
const namespace = Buffer.from('5c0f7a4e2d8b4b1c9a63e1f0d7529b84', 'hex');

/** A name as a URN that is always the same for the same parts (RFC 9562, version 5). */
export function nameUrn(...parts: readonly string[]): string {
  const hash = createHash('sha1').update(namespace).update(JSON.stringify(parts)).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}
