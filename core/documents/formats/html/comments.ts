import type { Comment } from '../format.ts';
import { readTokens } from './tokens.ts';

/** The source of a comment: `<!-- … -->`, and the `<! … >` that browsers take for one. */
const written = /^<!(?:--([\s\S]*?)(?:-->|--!>|$(?![\s\S]))|(?!doctype|\[CDATA\[)([^>]*)>?$(?![\s\S]))/i;

/**
 * Finds the comments of an HTML text or of a part of one, except those in scripts and styles.
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
