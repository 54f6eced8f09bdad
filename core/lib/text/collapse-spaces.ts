/** Puts a text on one line, with single spaces. Keeps no-break spaces: they are typography. */
export function collapseSpaces(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
}
