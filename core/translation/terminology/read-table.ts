import { CsvError, parse } from 'csv-parse/sync';
import { keepValue, type TermEntry } from './entry.ts';
import { type Problems, quoted } from './problems.ts';
import { type HeaderColumns, readHeader } from './read-header.ts';

interface Row {
  cells: string[];
  line: number;
}

/**
 * Reads the entries of a CSV or TSV file. Half the world's spreadsheets write `;` instead of `,`; the first line
 * decides.
 *
 * @param source canonical tag
 */
export function readTable(text: string, kind: 'csv' | 'tsv', source: string, problems: Problems): TermEntry[] {
  const [header, ...rows] = rowsOf(text.replace(/\r\n?/g, '\n'), kind, problems);
  if (header === undefined) return [];
  const columns = readHeader(header.cells, source, problems);
  if (problems.any) return []; // the rows cannot be read without a header
  return rows.flatMap((row) => entryOf(row, header.cells.length, columns, problems) ?? []);
}

function rowsOf(text: string, kind: 'csv' | 'tsv', problems: Problems): Row[] {
  const delimiter = kind === 'tsv' ? '\t' : delimiterOf(text);
  try {
    const records = parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      // `lines` counts to a record's last line; messages name its first.
      on_record: (cells, { lines }) => [String(lines - lineBreaksIn(cells)), ...cells],
    });
    return records.map(([line, ...cells]) => ({ line: Number(line), cells }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : undefined;
    problems.add(line, explanations[error.code] ?? `the table cannot be read: ${error.message}.`);
    return [];
  }
}

const quoting = 'Put a cell with a quotation mark in quotation marks, and write each mark inside it twice.';
const explanations: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: `a quotation mark opens a cell, and none closes it. ${quoting}`,
  INVALID_OPENING_QUOTE: `a quotation mark is in the middle of a cell. ${quoting}`,
  CSV_INVALID_CLOSING_QUOTE: `something follows the quotation mark that closes a cell. ${quoting}`,
};

function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return first.includes(';') && !first.includes(',') ? ';' : ',';
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function entryOf(
  { cells, line }: Row,
  width: number,
  columns: HeaderColumns,
  problems: Problems,
): TermEntry | undefined {
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  if (cells.slice(width).some((cell) => cell.trim() !== '')) {
    problems.add(
      line,
      `it has ${cells.length} cells, but the first line has ${width}. Put a cell that contains a separator in quotation marks.`,
    );
    return undefined;
  }
  const mark = columns.keep === undefined ? '' : (cells[columns.keep] ?? '');
  const keep = keepValue(mark);
  if (keep === undefined) {
    problems.add(line, `${quoted(mark)} is neither yes nor no.`);
    return undefined;
  }
  return {
    line,
    source: cells[0] ?? '',
    targets: columns.targets.map(({ index, tag }) => [tag, cells[index] ?? '']),
    keep,
  };
}
