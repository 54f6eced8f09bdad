import { mayHaveColumns, rowsOf } from './columns/rows.ts';
import { groupedLines } from './grouped-lines.ts';
import type { Line } from './lines.ts';
import { needsSpace } from './read.ts';

/** A block as a page shows it. */
export interface TextBlock {
  /** Unwrapped; in blocks with columns, as written. */
  lines: string[];
  /** Whether spaces in it form columns. */
  columns: boolean;
}

export function textBlocks(text: string): TextBlock[] {
  const mayHave = mayHaveColumns(text);
  return groupedLines(text).blocks.map((groups) => {
    if (mayHave && rowsOf(text, groups).size > 0) {
      return { columns: true, lines: groups.flat().map(({ start, end }) => text.slice(start, end)) };
    }
    return { columns: false, lines: groups.map((group) => shown(text, group)) };
  });
}

function shown(text: string, group: readonly Line[]): string {
  let line = group[0]?.marker ?? '';
  for (const [index, each] of group.entries()) {
    const last = group[index - 1];
    if (last && needsSpace(text, last, each)) line += ' ';
    line += text.slice(each.content.start, each.content.end);
  }
  return line;
}
