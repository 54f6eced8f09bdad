/** The longest declaration that is read, in characters; a reference to TMX's DTD has some 40. */
const longest = 1_000;

/**
 * Blanks the reference to TMX's DTD, keeping positions. Leaves a declaration with an internal subset, which could
 * define entities, for the parser to refuse.
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

/** Returns where the first markup begins that is not a processing instruction or a comment. */
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
