import type { Cell } from './cells.ts';
import type { Column } from './columns.ts';

/** Spaces that columns have between them at least, where the source has not fewer. */
const leastGap = 2;

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
export function layOut(columns: readonly Column[], { widthOf, roundUp }: Measure): Map<Cell, number> {
  const placed = new Map<Cell, number>();
  let after = 0;
  for (const [index, column] of columns.entries()) {
    const gap = column.start - (columns[index - 1]?.end ?? 0);
    const room = index === 0 ? column.start : after + Math.min(leastGap, gap);
    const start = room <= column.start ? column.start : roundUp(room);
    const right = atTheRight(column);
    // A cell that reaches into the next column does not push it.
    const own = column.cells.filter((cell) => cell.end <= column.end);
    const widths = own.map((cell) => (right(cell) ? 0 : cell.start - column.start) + widthOf(cell));
    const width = Math.max(own.some(right) ? column.end - column.start : 0, ...widths);
    for (const cell of column.cells) {
      placed.set(cell, start + (right(cell) ? width - widthOf(cell) : Math.max(0, cell.start - column.start)));
    }
    after = start + width;
  }
  return placed;
}

/** Cells that end with their column and do not begin with it; those that do both go with most of the others. */
function atTheRight({ start, end, cells }: Column): (cell: Cell) => boolean {
  const right = cells.filter((cell) => cell.end === end && cell.start > start).length;
  const left = cells.filter((cell) => cell.start === start && cell.end < end).length;
  return (cell) => cell.end === end && (cell.start > start || right > left);
}
