/** Characters of a declaration that is looked at; a reference to TMX's DTD has some 40. */
const longest = 1_000;

/**
 * The reference to TMX's DTD becomes spaces, so that places stay. A declaration with a subset of its own could
 * define entities, and is left for the parser to refuse.
 */
export function withoutDoctype(text: string): string {
  const start = afterProlog(text);
  const [found] = /^<!DOCTYPE[^[<>]*>/i.exec(text.slice(start, start + longest)) ?? [];
  if (found === undefined) return text;
  return text.slice(0, start) + found.replace(/[^\r\n]/g, ' ') + text.slice(start + found.length);
}

const sections = [
  ['<?', '?>'],
  ['<!--', '-->'],
] as const;

/** Where the first markup begins that is no processing instruction and no comment. */
function afterProlog(text: string): number {
  let at = Math.max(0, text.indexOf('<'));
  for (;;) {
    const section = sections.find(([open]) => text.startsWith(open, at));
    if (!section) return at;
    const [open, close] = section;
    const end = text.indexOf(close, at + open.length);
    const next = end === -1 ? -1 : text.indexOf('<', end + close.length);
    if (next === -1) return at;
    at = next;
  }
}
