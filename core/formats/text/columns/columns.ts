import type { Cell } from './cells.ts';
import type { Table } from './tables.ts';

/** A column of a table, in display columns of the source. */
export interface Column {
  start: number;
  end: number;
  cells: Cell[];
}

/**
 * The columns of a table, from its fullest rows: cells that share a display column, in whichever rows,
 * are in one. Cells of other rows belong where they begin or end, and may reach into the next.
 *
 * @returns nothing where the rows do not agree, as where values follow their labels without being aligned.
 */
export function columnsOf(table: Table): Column[] | undefined {
  const most = Math.max(...table.map((row) => row.length));
  const fullest = table.filter((row) => row.length === most);
  const columns: Column[] = [];
  for (const { start, end } of fullest.flat().sort((a, b) => a.start - b.start)) {
    const last = columns.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else columns.push({ start, end, cells: [] });
  }
  const agree = fullest.every((row) => row.every((cell, index) => columnOf(cell, columns) === columns[index]));
  if (columns.length !== most || !agree) return undefined;
  for (const cell of table.flat()) columnOf(cell, columns)?.cells.push(cell);
  return columns;
}

function columnOf({ start, end }: Cell, columns: readonly Column[]): Column | undefined {
  return (
    columns.find((column) => start >= column.start && end <= column.end) ??
    columns.find((column) => column.start === start) ??
    columns.find((column) => column.end === end)
  );
}
