/** Puts a text on one line, with single spaces. Keeps no-break spaces: they are typography. */
export function collapseSpaces(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
}

/**
 * Replaces each line break, with the white space around it, by a space. Matches every run of white space once; a
 * pattern that searched a run for its break would start again at each of its spaces.
 */
export function onOneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  return text.replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? ' ' : run));
}
