import type { Range } from '../../../../../contracts/document.ts';
import { maxFrontMatterLength } from '../../../../../contracts/limits.ts';

/** YAML or TOML at the top of a Markdown file, between two lines of three signs. */
export interface FrontMatterRange {
  language: 'yaml' | 'toml';
  /** What is between the two lines. */
  content: Range;
  /** Where the Markdown begins. */
  end: number;
}

/**
 * Finds the front matter of a text without a byte order mark. A `---` that is never closed is a thematic break, and
 * `+++` begins TOML only if keys follow.
 */
export function frontMatter(text: string): FrontMatterRange | undefined {
  const opening = /^(?:---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!opening) return undefined;
  const start = opening[0].length;
  const isToml = opening[0].startsWith('+');
  const closing = isToml ? /^\+\+\+[ \t]*(?:\r\n|\n|\r|$(?![\s\S]))/gm : /^---[ \t]*(?:\r\n|\n|\r|$(?![\s\S]))/gm;
  closing.lastIndex = start;
  const match = closing.exec(text);
  if (!match) return undefined;
  const content = { start, end: match.index };
  // A longer one is rejected.
  if (isToml && !hasKeys(text.slice(start, Math.min(match.index, start + maxFrontMatterLength)))) return undefined;
  return { language: isToml ? 'toml' : 'yaml', content, end: match.index + match[0].length };
}

function hasKeys(content: string): boolean {
  return content.split(/[\r\n]+/).some((line) => /^[ \t]{0,9}[\w"'.-]{1,200}[ \t]{0,9}=/.test(line));
}
