/** The size of a text in UTF-8, in bytes, as request limits count. */
export function utf8Length(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Counts Unicode code points: what Amazon Translate bills as characters. */
export function codePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    // Do not count the second half of a surrogate pair.
    if ((text.charCodeAt(index) & 0xfc00) !== 0xdc00) count++;
  }
  return count;
}
