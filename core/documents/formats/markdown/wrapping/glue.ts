import type { Span } from '../spans.ts';

/** Noncharacters, which texts do not contain: a space where a line may not end, and a joint between two characters. */
const glue = '\ufdd0';
const joint = '\ufdd1';

/** Protects the markup of spans (code, addresses, tags, titles) from line breaks. */
export function glued(spans: readonly Span[]): Span[] {
  return spans.map((span): Span => {
    if (span.type === 'words') return span;
    if (span.type === 'markup') return { ...span, value: together(span.value) };
    return { ...span, open: together(span.open), close: together(span.close), children: glued(span.children) };
  });
}

/** Keeps the markup's own line breaks and the prefixes of its next lines. */
function together(markup: string): string {
  return markup
    .split(/((?:(?<![ \t])[ \t]+)?(?:\r\n|\n|\r)[ \t>]*)/)
    .map((piece, index) => (index % 2 === 0 ? firmly(piece) : piece))
    .join('');
}

function firmly(markup: string): string {
  // In scripts without spaces, lines also end between characters; all these come after Thai.
  return markup.replaceAll(' ', glue).replace(/[\u{e00}-\u{3ffff}](?=[\u{e00}-\u{3ffff}])/gu, `$&${joint}`);
}

/** Replaces glue by spaces, and removes joints. */
export function unglued(text: string): string {
  return text.replaceAll(glue, ' ').replaceAll(joint, '');
}
