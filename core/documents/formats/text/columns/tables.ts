import { groupedLines } from '../grouped-lines.ts';
import type { Line } from '../lines.ts';
import { advance, type Cell } from './cells.ts';
import { mayHaveColumns, rowsOf } from './rows.ts';

/** A line of a table and its cells; one without columns, such as a label between rows, has one cell. */
export interface Row {
  line: Line;
  cells: readonly Cell[];
}

/** Successive lines that share columns, without the blank ones between them. */
export type Table = Row[];

/** Finds the tables of a plain text. */
export function tablesOf(text: string): Table[] {
  if (!mayHaveColumns(text)) return [];
  const tables = new TableBuilder(text);
  for (const groups of groupedLines(text).blocks) {
    const rows = rowsOf(text, groups);
    tables.beginBlock();
    for (const [line, second] of groups) {
      // A wrapped paragraph ends a table.
      if (!line || second) tables.end();
      else tables.add(line, rows.get(line));
    }
  }
  return tables.found;
}

/** Finds the tables of consecutive lines. */
export function tablesOfLines(text: string, lines: readonly Line[]): Table[] {
  const tables = new TableBuilder(text);
  const rows = rowsOf(
    text,
    lines.map((line) => [line]),
  );
  for (const line of lines) tables.add(line, rows.get(line));
  return tables.found;
}

/** Collects tables line by line. */
class TableBuilder {
  readonly found: Table[] = [];
  readonly #text: string;
  #table: Table | undefined;
  /** Where cells of the table begin and end, except for its first column. */
  #edges = new Set<string>();
  /** Lines since the last row; they join the table if another row follows. */
  #waiting: Row[] = [];
  #last: readonly Cell[] = [];
  #newBlock = false;

  constructor(text: string) {
    this.#text = text;
  }

  beginBlock(): void {
    this.#newBlock = true;
  }

  add(line: Line, cells: readonly Cell[] | undefined): void {
    if (cells) this.#row(line, cells);
    else if (this.#table) this.#lone(line, this.#table);
  }

  end(): void {
    this.#table = undefined;
    this.#edges = new Set();
    this.#waiting = [];
    this.#last = [];
  }

  #row(line: Line, cells: readonly Cell[]): void {
    const edges = cells.slice(1).flatMap(({ start, end }) => [`from ${start}`, `to ${end}`]);
    if (!edges.some((edge) => this.#edges.has(edge)) && !this.#fits(cells)) this.end();
    if (!this.#table) {
      this.#table = [];
      this.found.push(this.#table);
    }
    for (const waiting of this.#waiting) this.#table.push(waiting);
    this.#table.push({ line, cells });
    this.#waiting = [];
    this.#last = cells;
    this.#newBlock = false;
    for (const edge of edges) this.#edges.add(edge);
  }

  /**
   * Whether cells with other edges belong to one table with the row above: below column titles that leave the first
   * column empty or are centred.
   */
  #fits(cells: readonly Cell[]): boolean {
    const below = (cells[0]?.end ?? 0) <= (this.#last[0]?.start ?? 0);
    return below || (!this.#newBlock && overlap(cells.slice(1), this.#last.slice(1)));
  }

  #lone(line: Line, table: Table): void {
    const { content } = line;
    const start = advance(0, this.#text.slice(line.start, content.start));
    const end = advance(start, this.#text.slice(content.start, content.end));
    const row = { line, cells: [{ range: content, start, end }] };
    // A line directly below a cell continues its column, even after the last row.
    if (!this.#newBlock && this.#waiting.length === 0 && this.#edges.has(`from ${start}`)) table.push(row);
    else this.#waiting.push(row);
  }
}

/** Whether a cell of one row is below a cell of another. */
function overlap(left: readonly Cell[], right: readonly Cell[]): boolean {
  let from = 0;
  return left.some(({ start, end }) => {
    while ((right[from]?.end ?? Number.POSITIVE_INFINITY) <= start) from++;
    return (right[from]?.start ?? Number.POSITIVE_INFINITY) < end;
  });
}
