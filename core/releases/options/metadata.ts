/** What S3 puts before the names of metadata, and a program that has it in its own names sends a second time. */
const prefix = 'x-amz-meta-';

/**
 * Metadata by its names, as text. `x-amz-meta-embargo` stands for `embargo`: an embargo that is spelt out counts,
 * and gives way only to one that is spelt right.
 */
export function readMetadata(stored: Readonly<Record<string, string>>): Map<string, string> {
  const read = new Map<string, string>();
  for (const [name, value] of Object.entries(stored)) {
    const isLong = name.toLowerCase().startsWith(prefix);
    const bare = isLong ? name.slice(prefix.length) : name;
    if (!isLong || !Object.hasOwn(stored, bare.toLowerCase())) read.set(bare, decodeMetadata(value));
  }
  return read;
}

/**
 * S3 object metadata as text. S3 hands back what is not ASCII as RFC 2047 encoded words
 * (Amazon S3 User Guide: Working with object metadata).
 */
export function decodeMetadata(value: string): string {
  return value
    .replace(/(\?=)\s+(=\?)/g, '$1$2') // white space between two encoded words is not part of the text
    .replace(/=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi, (word, charset: string, kind: string, content: string) => {
      try {
        return new TextDecoder(charset, { fatal: true }).decode(bytesOf(kind, content));
      } catch {
        return word;
      }
    });
}

function bytesOf(kind: string, content: string): Uint8Array {
  if (kind.toLowerCase() === 'b') return Buffer.from(content, 'base64');
  const text = content
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
