import { displayWidth } from '../../../lib/text/display-width.ts';
import { commonWidth, isWrap } from './common-width.ts';
import { isDivided } from './line-ends.ts';
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
  return { width, blocks: blocks.map((block) => groups(text, block, width)) };
}

function groups(text: string, block: readonly Line[], width: number | undefined): Line[][] {
  const own = widthOfDivided(text, block);
  if (width === undefined && own === undefined) return block.map((line) => [line]);
  const found: Line[][] = [];
  for (const line of block) {
    const group = found.at(-1);
    const last = group?.at(-1);
    // Only the first line may be indented differently, as in a list item.
    const inLine = group?.length === 1 || line.indent === last?.indent;
    const continues =
      group &&
      last &&
      inLine &&
      ((width !== undefined && isWrap(text, last, line, width)) ||
        (own !== undefined && (isDivided(text, last, line, true) || isWrap(text, last, line, own, own * ragged))));
    if (continues) group.push(line);
    else found.push([line]);
  }
  return found;
}

/** The share of a column by which lines of a proportional font may miss its width, in characters. */
const ragged = 0.2;

/** Returns the columns of the widest line of a block with divided words, which somebody has typeset. */
function widthOfDivided(text: string, block: readonly Line[]): number | undefined {
  const isTypeset = block.some((line, index) => {
    const next = block[index + 1];
    return next !== undefined && isDivided(text, line, next, false);
  });
  return isTypeset ? widthOf(text, block) : undefined;
}

/** Returns the columns of the widest line. */
export function widthOf(text: string, lines: readonly Line[]): number {
  return lines.reduce((most, { start, content }) => Math.max(most, displayWidth(text.slice(start, content.end))), 0);
}
