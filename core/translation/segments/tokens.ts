/** A token of a segment's text, or of an engine's answer to it. */
export type Token =
  | { type: 'text'; source: string }
  | { type: 'open' | 'close' | 'whole'; number: number; source: string };

/** Engines put spaces into tags, write them in capitals, or spell `<x1/>` as `<x1></x1>`. */
const tag = /<\s{0,3}(\/?)\s{0,3}([gx])\s{0,3}(\d{1,6})\s{0,3}(\/?)\s{0,3}>/gi;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const match of text.matchAll(tag)) {
    const [source, slash, letter, digits] = match;
    if (match.index > done) tokens.push({ type: 'text', source: text.slice(done, match.index) });
    done = match.index + source.length;
    const number = Number(digits);
    if (letter?.toLowerCase() === 'x') {
      const last = tokens.at(-1);
      const ends = slash === '/' && last?.type === 'whole' && last.number === number && !last.source.includes('/');
      if (!ends) tokens.push({ type: 'whole', number, source });
    } else tokens.push({ type: slash === '/' ? 'close' : 'open', number, source });
  }
  if (done < text.length) tokens.push({ type: 'text', source: text.slice(done) });
  return tokens;
}
