/** Cuts a text that is longer than so many characters after a word, and says so by "…". */
export function cutAtWord(text: string, most: number): string {
  // The first half of a pair of surrogates is never cut off from the second.
  const characters = [...text.slice(0, 2 * most + 2)];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > 0 ? cut.slice(0, space) : cut}…`;
}
