import stringWidth from 'string-width';

/** Latin, Greek and Cyrillic letters and ASCII: a column each, and nearly all text that is ever measured. */
const narrow = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u201f]*$/;

/** The columns that a text takes in a terminal or a monospaced mail: two for a wide character, none for a combining one. */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  // Everything that is not printed would be measured as an escape sequence otherwise.
  return stringWidth(text.replace(/\p{Cc}/gu, ' '));
}
