import type { RenderContext, Splice } from '../../format.ts';
import type { Line } from '../lines.ts';
import { advance, type Cell, tabStop } from './cells.ts';
import { columnsOf } from './columns.ts';
import { layOut, leastGap } from './layout.ts';
import type { Row, Table } from './tables.ts';

/**
 * Pads the cells of tables again, by display width, if any of their texts has changed.
 *
 * @param mayIndent whether the first cell of a line may move; a list item's may not.
 */
export function arrangeColumns(
  tables: readonly Table[],
  place: RenderContext,
  mayIndent: (line: Line) => boolean = ({ marker }) => marker === '',
): Splice[] {
  return tables.flatMap((table) => arrange(table, place, mayIndent));
}

function arrange(table: Table, place: RenderContext, mayIndent: (line: Line) => boolean): Splice[] {
  const { source } = place;
  const widths = new Map<Cell, number>();
  let changed = false;
  for (const { cells } of table) {
    for (const cell of cells) {
      const text = place.copy(cell.range);
      widths.set(cell, advance(0, text));
      changed ||= text !== source.slice(cell.range.start, cell.range.end);
    }
  }
  const gaps = table.flatMap((row) => gapsOf(row, source));
  const tabs = gaps.some(({ text }) => text.includes('\t'));
  // Values one tab apart that do not line up are data for a program.
  if (!changed || (tabs && !isAligned(table))) return [];
  const widthOf = (cell: Cell) => widths.get(cell) ?? 0;
  const roundUp = (column: number) => (tabs ? Math.ceil(column / tabStop) * tabStop : column);
  const starts = layOut(columnsOf(table), { widthOf, roundUp });
  return table.flatMap((row) => {
    let column = 0;
    return gapsOf(row, source).flatMap(({ start, text, cell, first }): Splice[] => {
      const least = first ? 0 : Math.min(leastGap, advance(column, text) - column);
      const moved = starts.get(cell) !== cell.start;
      const target = Math.max(starts.get(cell) ?? 0, column + least);
      // The first cell of a line stays in place, with its column.
      const stays = first && (!moved || /\S/.test(text) || !mayIndent(row.line));
      const padding = stays ? text : paddingFrom(column, target, text.includes('\t'));
      column = advance(column, padding) + widthOf(cell);
      return padding === text ? [] : [{ range: { start, end: start + text.length }, text: padding }];
    });
  });
}

/** Whether the cells of all rows begin where those of the fullest do. */
function isAligned(table: Table): boolean {
  let fullest: readonly Cell[] = [];
  for (const { cells } of table) if (cells.length > fullest.length) fullest = cells;
  const starts = new Set(fullest.map(({ start }) => start));
  return table.every(({ cells }) =>
    cells.every(({ start }, index) =>
      cells.length === fullest.length ? start === fullest[index]?.start : starts.has(start),
    ),
  );
}

/** Returns the white space from one display column to another. */
function paddingFrom(from: number, to: number, tabs: boolean): string {
  if (!tabs) return ' '.repeat(to - from);
  const stop = Math.floor(from / tabStop);
  const stops = Math.max(Math.floor(to / tabStop) - stop, 1);
  return '\t'.repeat(stops) + ' '.repeat(Math.max(0, to - (stop + stops) * tabStop));
}

/** Returns the source before each cell of a row, from the beginning of its line. */
function gapsOf({ line, cells }: Row, source: string) {
  return cells.map((cell, index) => {
    const start = cells[index - 1]?.range.end ?? line.start;
    return { start, text: source.slice(start, cell.range.start), cell, first: index === 0 };
  });
}
