import type { Range } from '../../../../contracts/document.ts';

/** Data for the writer of a paragraph; stored in its unit. */
export interface ParagraphSyntax {
  /** The properties of runs outside any tag: see `RunFormat`. */
  base: Range;
  /** Bookmarks and the like inside the paragraph, to be written before and after the text. */
  before: Range[];
  after: Range[];
}

const prefix = 'paragraph:';

export function encodeSyntax({ base, before, after }: ParagraphSyntax): string {
  const places = (ranges: readonly Range[]) => ranges.map(({ start, end }) => `${start}-${end}`).join(',');
  return `${prefix}${places([base])}|${places(before)}|${places(after)}`;
}

export function decodeSyntax(syntax: string): ParagraphSyntax | undefined {
  if (!syntax.startsWith(prefix)) return undefined;
  const [base = [], before = [], after = []] = syntax
    .slice(prefix.length)
    .split('|')
    .map((field) =>
      field
        .split(',')
        .filter(Boolean)
        .map((place): Range => {
          const [start = 0, end = 0] = place.split('-').map(Number);
          return { start, end };
        }),
    );
  const [first] = base;
  return first && { base: first, before, after };
}
