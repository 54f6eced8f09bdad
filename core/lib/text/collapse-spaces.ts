/** A text on one line, its white space single spaces. No-break spaces are typography and stay. */
export function collapseSpaces(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
}
