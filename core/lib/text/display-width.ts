import stringWidth from 'string-width';

/** ASCII, Latin, Greek and Cyrillic letters: one column each, and nearly all text that is measured. */
const narrow = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u201f]*$/;

/** Most of what Chinese, Japanese and Korean are written in: two columns each. */
const wide = '\u3001-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60';
const plain = new RegExp(`^[${wide}${narrow.source.slice(2)}`);
const others = new RegExp(`[^${wide}]+`, 'g');

/**
 * The columns that a text takes in a terminal or a monospaced mail: two for a wide character, 0 for a combining one.
 */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  // The library checks each character's properties, which takes a hundred times as long.
  if (plain.test(text)) return text.length + text.replace(others, '').length;
  // `stringWidth` would read control characters as the beginning of escape sequences.
  return stringWidth(text.replace(/\p{Cc}/gu, ' '));
}
