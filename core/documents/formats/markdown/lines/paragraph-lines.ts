import type { Range } from '../../../../../contracts/document.ts';
import type { Line } from '../../text/lines.ts';

/** The prefix of a paragraph's further lines: the marks of its quotes, and indentation. */
export const linePrefix = /^[ \t>]*/;

const lineBreak = /[\r\n]/;

/** Returns the lines of a paragraph, or of a part of one; empty if it has only one. */
export function paragraphLines(text: string, range: Range): Line[] {
  if (!lineBreak.test(text.slice(range.start, range.end))) return [];
  const lines: Line[] = [];
  const ending = /\r\n|\n|\r|$(?![\s\S])/g;
  ending.lastIndex = range.start;
  let start = lineStart(text, range.start);
  for (let from = range.start; from < range.end; ) {
    const match = ending.exec(text);
    if (!match) break;
    const end = Math.min(match.index, range.end);
    const indent = lines.length === 0 ? '' : (linePrefix.exec(text.slice(from, end))?.[0] ?? '');
    const contentEnd = from + text.slice(from, end).trimEnd().length;
    const content = { start: from + indent.length, end: Math.max(from + indent.length, contentEnd) };
    lines.push({ start, end, eol: match[0], indent, marker: '', content });
    from = start = match.index + match[0].length;
  }
  return lines;
}

/** Returns the beginning of the line around a position. */
export function lineStart(text: string, position: number): number {
  // A loop: `lastIndexOf` for a line ending that the text never has would read all of it.
  let start = position;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
