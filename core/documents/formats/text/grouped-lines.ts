import { commonWidth, isWrap } from './common-width.ts';
import { blocksOf, type Line } from './lines.ts';

export interface GroupedLines {
  /** The width at which the text was wrapped, if it was. */
  width: number | undefined;
  /** The blocks of the text; in each its lines, grouped if they were one line before wrapping. */
  blocks: Line[][][];
}

export function groupedLines(text: string): GroupedLines {
  const blocks = [...blocksOf(text)];
  const width = commonWidth(text, blocks);
  return {
    width,
    blocks: blocks.map((block) => (width === undefined ? block.map((line) => [line]) : groups(text, block, width))),
  };
}

function groups(text: string, block: readonly Line[], width: number): Line[][] {
  const found: Line[][] = [];
  for (const line of block) {
    const group = found.at(-1);
    const last = group?.at(-1);
    // Only the first line may be indented differently, as in a list item.
    const inLine = group?.length === 1 || line.indent === last?.indent;
    if (group && last && inLine && isWrap(text, last, line, width)) group.push(line);
    else found.push([line]);
  }
  return found;
}
