import type { Cell } from './cells.ts';
import type { Column, Columns } from './columns.ts';

/** Least number of spaces between columns, unless the source has fewer: enough to be surely a gap. */
export const leastGap = 3;

export interface Measure {
  /** The cell's present display width. */
  widthOf(cell: Cell): number;
  /** The next position at which a column may begin. */
  roundUp(column: number): number;
}

/**
 * Places the cells of a table whose texts have changed: returns the display column at which each begins. A column
 * stays in place if the text before it leaves room, else moves right as far as needed. Within it, a cell keeps its
 * alignment: left, or right as figures do.
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

/** Returns the right edge of a column, if more of its cells share an end than a beginning. */
function rightEdge({ starts, ends }: Column): number | undefined {
  const [edge, most] = commonest(ends);
  return most > commonest(starts)[1] ? edge : undefined;
}

function commonest(counts: ReadonlyMap<number, number>): [place: number, count: number] {
  let found: [number, number] = [0, 0];
  for (const entry of counts) if (entry[1] > found[1]) found = entry;
  return found;
}
