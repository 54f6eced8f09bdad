/** Ways to falsify an engine's answer, for tests of the checks. */
export const alterationNames = ['drop-tag', 'swap-lines', 'drop-line', 'echo', 'empty'] as const;
export type Alteration = (typeof alterationNames)[number];

export function alter(how: Alteration, source: string, translated: string): string {
  switch (how) {
    case 'drop-tag':
      return translated.replace(/<\/?[A-Za-z][^<>]*>/, '');
    case 'swap-lines':
      return swapFirstLines(translated);
    case 'drop-line':
      return translated.split('\n').slice(0, -1).join('\n');
    case 'echo':
      return source;
    case 'empty':
      return '';
  }
}

function swapFirstLines(text: string): string {
  const [first, second, ...rest] = text.split('\n');
  return second === undefined ? text : [second, first, ...rest].join('\n');
}
