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
