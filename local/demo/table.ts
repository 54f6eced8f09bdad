import { stripVTControlCharacters } from 'node:util';
import colours from 'picocolors';

/** Columns as wide as their widest cell, without padding the last. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => width(row[column]))));
  const line = (cells: string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [colours.dim(line(head)), ...rows.map(line)].join('\n');
}

function width(cell = ''): number {
  return stripVTControlCharacters(cell).length;
}
