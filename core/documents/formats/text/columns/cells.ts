import type { Range } from '../../../../../contracts/document.ts';
import { displayWidth } from '../../../../lib/text/display-width.ts';
import type { Line } from '../lines.ts';

/** One column's text in one line. */
export interface Cell {
  range: Range;
  /** Display columns; `end` is the first one after it. */
  start: number;
  end: number;
}

/** Tab stops of terminals, mail programs and typewriters. */
export const tabStop = 8;

/** Surely a gap: a tab, or more spaces than are put between sentences. */
const gap = /[ ]*\t[ \t]*| {3,}/g;

/** Possibly a gap, if lines above or below agree. */
const narrowGap = /[ ]*\t[ \t]*| {2,}/g;

/** Longer lines are not rows. */
const maxRowCharacters = 1_000;

/** Returns the cells of each of a block's lines; a line without columns is one cell. */
export function cellsOf(text: string, block: readonly Line[]): Cell[][] {
  const narrow = block.map((line) => split(text, line, narrowGap));
  if (narrow.every((cells) => cells.length < 2)) return narrow;
  const edges = narrow.map((cells) => new Set(cells.slice(1).flatMap(({ start, end }) => [start, -end])));
  return block.map((line, index) => {
    const sure = new Set(split(text, line, gap).map(({ range }) => range.start));
    const agree = (edge: number) => edges[index - 1]?.has(edge) || edges[index + 1]?.has(edge);
    return joined(narrow[index] ?? [], ({ range, start, end }) => {
      if (sure.has(range.start)) return true;
      // Two spaces after the end of a sentence are a typing habit.
      const sentence = /[.!?…]["'”’)\]]?[ ]{2}$/.test(text.slice(Math.max(0, range.start - 4), range.start));
      return !sentence && (agree(start) || agree(-end)) === true;
    });
  });
}

function split(text: string, line: Line, between: RegExp): Cell[] {
  const { start, end } = line.content;
  if (end <= start) return [];
  const cells: Cell[] = [];
  let column = advance(0, text.slice(line.start, start));
  const add = (from: number, to: number) => {
    const after = advance(column, text.slice(from, to));
    cells.push({ range: { start: from, end: to }, start: column, end: after });
    column = after;
  };
  let done = start;
  if (end - start <= maxRowCharacters) {
    for (const match of text.slice(start, end).matchAll(between)) {
      add(done, start + match.index);
      column = advance(column, match[0]);
      done = start + match.index + match[0].length;
    }
  }
  add(done, end);
  return cells;
}

/** Joins cells that are not separated by a gap. */
function joined(cells: readonly Cell[], separate: (cell: Cell) => boolean): Cell[] {
  const result: Cell[] = [];
  for (const cell of cells) {
    const last = result.at(-1);
    if (last && !separate(cell)) {
      result[result.length - 1] = {
        range: { start: last.range.start, end: cell.range.end },
        start: last.start,
        end: cell.end,
      };
    } else result.push(cell);
  }
  return result;
}

/** Returns the display column after a text that begins at one; tabs advance to the next stop. */
export function advance(column: number, text: string): number {
  let at = column;
  for (const [index, piece] of text.split('\t').entries()) {
    if (index > 0) at = (Math.floor(at / tabStop) + 1) * tabStop;
    at += displayWidth(piece);
  }
  return at;
}
