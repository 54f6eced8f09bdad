import { groupedLines } from '../grouped-lines.ts';
import type { Cell } from './cells.ts';
import { mayHaveColumns, rowsOf } from './rows.ts';

/** Lines one below the other that have columns. */
export type Table = Cell[][];

/** The tables of a plain text. */
export function tablesOf(text: string): Table[] {
  if (!mayHaveColumns(text)) return [];
  const tables: Table[] = [];
  for (const groups of groupedLines(text).blocks) {
    const rows = rowsOf(text, groups);
    let table: Table | undefined;
    for (const [line] of groups) {
      const cells = line && rows.get(line);
      if (!cells) table = undefined;
      else if (table) table.push(cells);
      else {
        table = [cells];
        tables.push(table);
      }
    }
  }
  return tables;
}
