import type { DraftUnit } from '../../format.ts';
import { commonWidth, isWrap } from '../../text/common-width.ts';
import type { Line } from '../../text/lines.ts';

const lineBreak = /\r\n|\n|\r/;

/** What a further line of a paragraph begins with: the marks of its quotes, and indentation. */
export const linePrefix = /^[ \t>]*/;

/** Marks the paragraphs that were hard-wrapped with how to wrap their translations again. */
export function markWrapped(text: string, units: readonly DraftUnit[]): void {
  const paragraphs = units.flatMap((unit) => {
    const lines = unit.syntax === 'paragraph phrasing' ? linesOf(text, unit) : [];
    return lines.length > 1 ? [{ unit, blocks: softly(text, lines) }] : [];
  });
  if (paragraphs.length === 0) return;
  const width = commonWidth(
    text,
    paragraphs.flatMap(({ blocks }) => blocks),
  );
  if (width === undefined) return;
  for (const { unit, blocks } of paragraphs) {
    const breaks = blocks.flatMap((lines) => lines.slice(1).map((line, index) => [lines[index], line] as const));
    const wrapped = breaks.every(
      ([line, next]) => line && (isWrap(text, line, next, width) || isOverlong(text, line, width)),
    );
    const [first] = breaks;
    if (first?.[0] && wrapped) unit.wrap = { width, indent: first[1].indent, eol: first[0].eol };
  }
}

/** Whether a line is longer than the width because an address in it could not be broken. */
function isOverlong(text: string, { start, content }: Line, width: number): boolean {
  const written = text.slice(content.start, content.end);
  return content.end - start > width && /\]\(|\]:|:\/\//.test(written);
}

function linesOf(text: string, { range }: DraftUnit): Line[] {
  if (!range || !lineBreak.test(text.slice(range.start, range.end))) return [];
  const lines: Line[] = [];
  const ending = /\r\n|\n|\r|$(?![\s\S])/g;
  ending.lastIndex = range.start;
  let start = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
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

/** The lines between hard breaks: only other line breaks say where the text was wrapped. */
function softly(text: string, lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    blocks.at(-1)?.push(line);
    if (/(?:\\| {2,})$/.test(text.slice(line.content.start, line.end))) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
}
