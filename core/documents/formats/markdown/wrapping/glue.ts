import type { Span } from '../spans.ts';

/** Noncharacters, which no text has: a space that a line may not end at, and what holds two characters together. */
const glue = '\ufdd0';
const joint = '\ufdd1';

/** Spans whose markup (code, addresses, tags, titles) holds no place at which a line could end. */
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
    .split(/((?:(?<![ \t])[ \t]+)?(?:\r\n|\n|\r)[ \t>]*)/)
    .map((piece, index) => (index % 2 === 0 ? firmly(piece) : piece))
    .join('');
}

function firmly(markup: string): string {
  // Lines end between characters of scripts without spaces too; all of these come after Thai.
  return markup.replaceAll(' ', glue).replace(/[\u{e00}-\u{3ffff}](?=[\u{e00}-\u{3ffff}])/gu, `$&${joint}`);
}

/** The text without glue. */
export function unglued(text: string): string {
  return text.replaceAll(glue, ' ').replaceAll(joint, '');
}
