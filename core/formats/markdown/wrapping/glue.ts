import type { Span } from '../spans.ts';

/** A noncharacter, which no text has: a space that a line may not end at. */
export const glue = '\ufdd0';

/** Spans whose markup (code, addresses, tags, titles) holds no space at which a line could end. */
export function glued(spans: readonly Span[]): Span[] {
  return spans.map((span): Span => {
    if (span.type === 'words') return span;
    if (span.type === 'markup') return { ...span, value: together(span.value) };
    return { ...span, open: together(span.open), close: together(span.close), children: glued(span.children) };
  });
}

/** The line breaks that markup has of its own, and what its next line begins with, stay. */
function together(markup: string): string {
  return markup
    .split(/([ \t]*(?:\r\n|\n|\r)[ \t>]*)/)
    .map((piece, index) => (index % 2 === 0 ? piece.replaceAll(' ', glue) : piece))
    .join('');
}
