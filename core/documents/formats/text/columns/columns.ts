import type { Cell } from './cells.ts';
import type { Table } from './tables.ts';

/** A column of a table, in display columns of the source. */
export interface Column {
  start: number;
  end: number;
  cells: Cell[];
  /** The number of its cells that begin, or end, at a display column. */
  starts: Map<number, number>;
  ends: Map<number, number>;
}

export interface Columns {
  /** From left to right, not touching. */
  columns: Column[];
  /** The column that a cell begins in. `cells` of a column excludes those that span several columns, as titles do. */
  columnOf: Map<Cell, number>;
}

/**
 * Finds the columns of a table: cells of any rows that share a display column are in one. Starts with the fullest
 * rows, which tell most.
 */
export function columnsOf(table: Table): Columns {
  const columns: Column[] = [];
  const cells = [...table].sort((a, b) => b.cells.length - a.cells.length).flatMap((row) => row.cells);
  for (const cell of cells) {
    const index = firstAt(columns, cell.start);
    const column = columns[index];
    if (!column || column.start >= cell.end) columns.splice(index, 0, newColumn(cell));
    else if ((columns[index + 1]?.start ?? Number.POSITIVE_INFINITY) >= cell.end) {
      column.start = Math.min(column.start, cell.start);
      column.end = Math.max(column.end, cell.end);
    }
  }
  const columnOf = new Map<Cell, number>();
  for (const cell of cells) {
    const index = firstAt(columns, cell.start);
    const column = columns[index];
    columnOf.set(cell, index);
    if (!column || cell.end > column.end) continue;
    column.cells.push(cell);
    column.starts.set(cell.start, (column.starts.get(cell.start) ?? 0) + 1);
    column.ends.set(cell.end, (column.ends.get(cell.end) ?? 0) + 1);
  }
  return { columns, columnOf };
}

function newColumn({ start, end }: Cell): Column {
  return { start, end, cells: [], starts: new Map(), ends: new Map() };
}

/** Returns the first column that ends after a position. */
function firstAt(columns: readonly Column[], place: number): number {
  let low = 0;
  let high = columns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
