import type { Range } from '../../../../contracts/document.ts';
import { bulletSigns } from '../../protection/patterns.ts';

/** A line of a plain text, as positions in the text. */
export interface Line {
  start: number;
  /** Before the line ending. */
  end: number;
  /** `\n`, `\r\n`, `\r`, or empty at the end of the text. */
  eol: string;
  /** The white space and list marker before the text of the line. */
  indent: string;
  marker: string;
  /** The visible text: without indent, marker and trailing white space. */
  content: Range;
}

/** Bullets, numbers and letters that begin a list item; `o` and a tab is Word's bullet of the second level. */
export const marker = new RegExp(
  String.raw`^(?:[${bulletSigns}][ \t\u00a0]*|o\t[ \t]*|(?:[-*+–—·]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))[ \t\u00a0]+)(?=\S)`,
);

/** Yields every line of a text, or of a part of one that begins with a line; each keeps its own line ending. */
export function* linesOf(text: string, part: Range = { start: 0, end: text.length }): Generator<Line> {
  const ending = /\r\n|\n|\r/g;
  ending.lastIndex = part.start;
  for (let start = part.start; start <= part.end; ) {
    const match = ending.exec(text);
    const end = Math.min(match ? match.index : text.length, part.end);
    yield lineAt(text, start, end, end === part.end && end < text.length ? '' : (match?.[0] ?? ''));
    if (!match || end === part.end) return;
    start = ending.lastIndex;
  }
}

function lineAt(text: string, start: number, end: number, eol: string): Line {
  const whole = text.slice(start, end);
  const trimmed = whole.trimStart();
  const indent = whole.slice(0, whole.length - trimmed.length);
  const found = marker.exec(trimmed)?.[0] ?? '';
  const from = start + indent.length + found.length;
  return {
    start,
    end,
    eol,
    indent,
    marker: found,
    content: { start: from, end: Math.max(from, start + whole.trimEnd().length) },
  };
}

function isBlank(line: Line): boolean {
  return line.content.start >= line.content.end;
}

/** Yields paragraphs and the like: lines without a blank one between them. */
export function* blocksOf(text: string): Generator<Line[]> {
  let block: Line[] = [];
  for (const line of linesOf(text)) {
    if (!isBlank(line)) block.push(line);
    else if (block.length > 0) {
      yield block;
      block = [];
    }
  }
  if (block.length > 0) yield block;
}
