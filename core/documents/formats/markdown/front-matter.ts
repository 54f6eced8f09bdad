import type { Range } from '../../../../contracts/document.ts';

/** YAML at the top of a Markdown file, between two lines of three hyphens. */
export interface FrontMatterRange {
  /** The YAML itself. */
  yaml: Range;
  /** Where the Markdown begins. */
  end: number;
}

/** Finds the front matter of a text without a byte order mark; a `---` that is never closed is a thematic break. */
export function frontMatter(text: string): FrontMatterRange | undefined {
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!opening) return undefined;
  const start = opening[0].length;
  const closing = /^---[ \t]*(?:\r\n|\n|\r|$(?![\s\S]))/gm;
  closing.lastIndex = start;
  const match = closing.exec(text);
  return match ? { yaml: { start, end: match.index }, end: match.index + match[0].length } : undefined;
}
