import type { Range } from '../../../../contracts/document.ts';
import type { Place, Splice } from '../../format.ts';
import { advance, type Cell, tabStop } from './cells.ts';
import { columnsOf } from './columns.ts';
import { layOut } from './layout.ts';
import { type Table, tablesOf } from './tables.ts';

/** Pads the cells of tables again, by display width, where any of their texts has changed. */
export function arrangeColumns(place: Place): Splice[] {
  return tablesOf(place.source).flatMap((table) => arrange(table, place));
}

function arrange(table: Table, place: Place): Splice[] {
  const { source } = place;
  const texts = new Map(table.flat().map((cell) => [cell, place.copy(cell.range)]));
  if (table.flat().every((cell) => texts.get(cell) === source.slice(cell.range.start, cell.range.end))) return [];
  const columns = columnsOf(table);
  if (!columns) return [];
  const tabs = table.flatMap(gapsOf).every(({ start, end }) => source.slice(start, end).includes('\t'));
  const widthOf = (cell: Cell) => advance(0, texts.get(cell) ?? '');
  const roundUp = (column: number) => (tabs ? Math.ceil(column / tabStop) * tabStop : column);
  const placed = layOut(columns, { widthOf, roundUp });
  return table.flatMap((row) => {
    let column = row[0]?.start ?? 0;
    return gapsOf(row).map((range, index) => {
      const [cell, next] = row.slice(index, index + 2);
      column += cell ? widthOf(cell) : 0;
      const target = next && placed.get(next);
      const text = target === undefined ? source.slice(range.start, range.end) : padding(column, target, tabs);
      column = advance(column, text);
      return { range, text };
    });
  });
}

/** What takes a line from one display column to another, or at least apart. */
function padding(from: number, to: number, tabs: boolean): string {
  if (!tabs) return ' '.repeat(Math.max(to - from, 1));
  return '\t'.repeat(Math.max(Math.ceil(to / tabStop) - Math.floor(from / tabStop), 1));
}

function gapsOf(row: readonly Cell[]): Range[] {
  return row.slice(1).map(({ range }, index) => ({ start: row[index]?.range.end ?? 0, end: range.start }));
}
