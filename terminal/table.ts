import { stripVTControlCharacters } from 'node:util';
import colours from 'picocolors';
import stringWidth from 'string-width';

export interface TableColumn {
  title: string;
  align?: 'left' | 'right';
}

/**
 * Rows below their titles, columns as wide as their widest cell.
 *
 * @param total a last row, below a rule.
 */
export function table(
  titles: readonly (string | TableColumn)[],
  rows: readonly (readonly string[])[],
  total?: readonly string[],
): string {
  const columns = titles.map((column): TableColumn => (typeof column === 'string' ? { title: column } : column));
  const all = total === undefined ? rows : [...rows, total];
  const widths = columns.map(({ title }, n) => Math.max(width(title), ...all.map((row) => width(row[n] ?? ''))));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, n) => aligned(cell, widths[n] ?? 0, columns[n]?.align)).join('   ')}`.trimEnd();
  const rule = `  ${'─'.repeat(widths.reduce((sum, each) => sum + each, 0) + 3 * (columns.length - 1))}`;
  return [
    colours.dim(line(columns.map(({ title }) => title))),
    ...rows.map(line),
    ...(total === undefined ? [] : [colours.dim(rule), colours.bold(line(total))]),
  ].join('\n');
}

function aligned(cell: string, wide: number, align: TableColumn['align'] = 'left'): string {
  const padding = ' '.repeat(Math.max(0, wide - width(cell)));
  return align === 'right' ? padding + cell : cell + padding;
}

function width(cell: string): number {
  return stringWidth(stripVTControlCharacters(cell));
}
