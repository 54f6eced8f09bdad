/** S3's prefix of metadata headers; programs that include it in the name send it twice. */
const prefix = 'x-amz-meta-';

/** Metadata by name, as text. `x-amz-meta-embargo` counts as `embargo`, unless `embargo` is given too. */
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
 * S3 object metadata as text. S3 returns non-ASCII values as RFC 2047 encoded words (Amazon S3 User Guide:
 * Working with object metadata).
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
