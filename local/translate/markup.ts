/**
 * Tags and entities of a text. Amazon Translate mostly preserves them in plain text requests, so callers send
 * markup; here they are preserved exactly, because the engines never see them.
 */
const markup = /<\/?[A-Za-z][^<>]*>|&(?:[A-Za-z][A-Za-z0-9]*|#\d+|#x[0-9A-Fa-f]+);/g;

export interface MarkupPiece {
  type: 'markup' | 'text';
  value: string;
}

export function splitMarkup(text: string): MarkupPiece[] {
  const pieces: MarkupPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(markup)) {
    if (match.index > end) pieces.push({ type: 'text', value: text.slice(end, match.index) });
    pieces.push({ type: 'markup', value: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ type: 'text', value: text.slice(end) });
  return pieces;
}
