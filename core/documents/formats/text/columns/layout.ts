import type { Cell } from './cells.ts';
import type { Column, Columns } from './columns.ts';

/** Spaces that columns keep between them, where the source has not fewer: so many that they are a gap for certain. */
export const leastGap = 3;

export interface Measure {
  /** The display width that a cell takes now. */
  widthOf(cell: Cell): number;
  /** The first place from there on at which a column may begin. */
  roundUp(column: number): number;
}

/**
 * Places the cells of a table whose texts have changed, each by the display column that it begins at.
 * A column stays where it was as long as what is before it leaves room, and moves to the right as far as
 * it must. In it a cell keeps its side: the left one, or the right one as figures do.
 */
export function layOut({ columns, columnOf }: Columns, { widthOf, roundUp }: Measure): Map<Cell, number> {
  const starts = new Map<Cell, number>();
  const moves: number[] = [];
  let after = 0;
  for (const [index, column] of columns.entries()) {
    let from = Number.POSITIVE_INFINITY;
    let to = 0;
    const right = rightEdge(column);
    for (const cell of column.cells) {
      const width = widthOf(cell);
      const start = cell.end === right ? cell.end - width : cell.start;
      starts.set(cell, start);
      from = Math.min(from, start);
      to = Math.max(to, start + width);
    }
    const gap = index === 0 ? 0 : Math.min(leastGap, column.start - (columns[index - 1]?.end ?? 0));
    const room = Math.max(0, after + gap - from);
    const move = room === 0 ? 0 : roundUp(column.start + room) - column.start;
    moves.push(move);
    after = Math.max(after, to + move);
  }
  for (const [cell, index] of columnOf) starts.set(cell, (starts.get(cell) ?? cell.start) + (moves[index] ?? 0));
  return starts;
}

/** Where the cells of a column end that stand at its right, if more of them end below one another than begin so. */
function rightEdge({ starts, ends }: Column): number | undefined {
  const [edge, most] = commonest(ends);
  return most > commonest(starts)[1] ? edge : undefined;
}

function commonest(counts: ReadonlyMap<number, number>): [place: number, count: number] {
  let found: [number, number] = [0, 0];
  for (const entry of counts) if (entry[1] > found[1]) found = entry;
  return found;
}
