import type { Comment } from '../format.ts';
import { readTokens } from './tokens.ts';

/** What a comment is written in: `<!-- … -->`, and the `<! … >` that browsers take for one. */
const written = /^<!(?:--([\s\S]*?)(?:-->|--!>|$(?![\s\S]))|(?!doctype|\[CDATA\[)([^>]*)>?$(?![\s\S]))/i;

/**
 * The comments of an HTML text or of a part of one, but for those that stand in scripts and styles.
 *
 * @param offset where the text begins in the document that it is part of.
 */
export function htmlComments(html: string, offset = 0): Comment[] {
  const found: Comment[] = [];
  if (!html.includes('<!')) return found;
  readTokens(html, (token) => {
    if (token.type !== 'other') return;
    const source = html.slice(token.start, token.end);
    const match = written.exec(source);
    if (!match) return;
    const inner = match[1] ?? match[2] ?? '';
    const start = offset + token.start + source.indexOf(inner, match[1] === undefined ? 2 : 4);
    found.push({
      range: { start: offset + token.start, end: offset + token.end },
      inner: { start, end: start + inner.length },
      kind: 'markup',
    });
  });
  return found;
}
