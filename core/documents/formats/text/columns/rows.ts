import type { Line } from '../lines.ts';
import { type Cell, cellsOf } from './cells.ts';

/** Nearly all texts have no columns, and are not examined further. */
const hint = /\S(?: {2}| ?\t)/;

export function mayHaveColumns(text: string): boolean {
  return hint.test(text);
}

/** Returns the cells of a block's separate lines, by line; a line that was wrapped is not a row. */
export function rowsOf(text: string, groups: readonly (readonly Line[])[]): Map<Line, Cell[]> {
  const rows = new Map<Line, Cell[]>();
  let run: Line[] = [];
  const end = () => {
    for (const [index, cells] of cellsOf(text, run).entries()) {
      const line = run[index];
      if (line && cells.length > 1) rows.set(line, cells);
    }
    run = [];
  };
  for (const [line, second] of groups) {
    if (second || !line) end();
    else run.push(line);
  }
  end();
  return rows;
}
