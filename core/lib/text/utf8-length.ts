/** The bytes that a text takes in UTF-8, as request limits count them. */
export function utf8Length(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Unicode code points: what Amazon Translate bills as characters. */
export function codePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    // The second half of a pair is no character of its own.
    if ((text.charCodeAt(index) & 0xfc00) !== 0xdc00) count++;
  }
  return count;
}
