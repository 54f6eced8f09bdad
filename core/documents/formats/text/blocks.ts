import { mayHaveColumns, rowsOf } from './columns/rows.ts';
import { groupedLines } from './grouped-lines.ts';
import { LineEnds } from './line-ends.ts';
import type { Line } from './lines.ts';

/** A block as a page shows it. */
export interface TextBlock {
  /** Unwrapped; in blocks with columns, as written. */
  lines: string[];
  /** Whether spaces in it form columns. */
  columns: boolean;
}

export function textBlocks(text: string): TextBlock[] {
  const mayHave = mayHaveColumns(text);
  const ends = new LineEnds(text);
  return groupedLines(text).blocks.map((groups) => {
    if (mayHave && rowsOf(text, groups).size > 0) {
      return { columns: true, lines: groups.flat().map(({ start, end }) => text.slice(start, end)) };
    }
    return { columns: false, lines: groups.map((group) => shown(text, group, ends)) };
  });
}

function shown(text: string, group: readonly Line[], ends: LineEnds): string {
  let shown = group[0]?.marker ?? '';
  for (const [index, line] of group.entries()) {
    const next = group[index + 1];
    const { end, space } = next ? ends.of(line, next) : { end: line.content.end, space: false };
    shown += text.slice(line.content.start, end) + (space ? ' ' : '');
  }
  return shown;
}
