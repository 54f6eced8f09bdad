import type { Range, UnitKind } from '../../../../../contracts/document.ts';
import { bulletSigns } from '../../../protection/patterns.ts';
import { isPostalLine } from '../../../protection/postal-lines.ts';
import { isWay } from '../../../protection/ways.ts';
import { mayHaveColumns, rowsOf } from '../../text/columns/rows.ts';
import { tablesOfLines } from '../../text/columns/tables.ts';
import type { Line } from '../../text/lines.ts';
import { paragraphLines } from './paragraph-lines.ts';

/** How a paragraph divides into separate texts. */
export interface Apart {
  kind: UnitKind;
  /** Source between them, in order: line ends with the next line's prefix, bullets, gaps. */
  cuts: Range[];
  columns?: true;
}

/**
 * Divides a paragraph into separate texts if its lines clearly are: rows of a table made of spaces, a list with signs
 * that Markdown does not know, an address. To Markdown they are one text.
 */
export function linesApart(text: string, range: Range): Apart | undefined {
  const lines = paragraphLines(text, range);
  if (lines.length < 2) return item(text, range);
  return rows(text, lines, range) ?? contact(text, lines) ?? items(text, lines);
}

/** A table has at least two rows that share a column. */
function rows(text: string, lines: readonly Line[], { start, end }: Range): Apart | undefined {
  const written = text.slice(start, end);
  if (!mayHaveColumns(written) || hasSpacesInside(written)) return undefined;
  const own = rowLines(text, lines);
  const isTable = tablesOfLines(text, own).some((table) => table.filter(({ cells }) => cells.length > 1).length > 1);
  if (!isTable) return undefined;
  const cells = rowsOf(
    text,
    own.map((line) => [line]),
  );
  const texts = own.flatMap((line) => cells.get(line)?.map((cell) => cell.range) ?? [contentOf(text, line)]);
  return { kind: 'cell', cuts: between(texts), columns: true };
}

/** Spaces inside code, and before the address of a link, are not columns. */
function hasSpacesInside(written: string): boolean {
  if (/\]\([ \t]{2}/.test(written)) return true;
  return written.split('`').some((piece, index) => index % 2 === 1 && piece.includes('  '));
}

/** Separates bullets from a paragraph's lines, as in plain text. */
export function rowLines(text: string, lines: readonly Line[]): Line[] {
  return lines.map((line): Line => {
    const { start, end } = line.content;
    const marker = bulletOf(text.slice(start, Math.min(end, start + 40)));
    return marker === '' ? line : { ...line, marker, content: { start: start + marker.length, end } };
  });
}

/** An address, or several ways to reach a person. */
function contact(text: string, lines: readonly Line[]): Apart | undefined {
  let ways = 0;
  for (const line of lines) {
    const { start, end } = contentOf(text, line);
    const content = visibleText(text.slice(start, end));
    if (isPostalLine(content, true)) ways += isPostalLine(content, false) ? 2 : 1;
    else if (isWay(content)) ways++;
  }
  return ways < 2 ? undefined : { kind: 'line', cuts: between(lines.map((line) => contentOf(text, line))) };
}

/** Reduces a line to its visible text: an address without its brackets, a link to one by its address. */
function visibleText(line: string): string {
  return line
    .replace(/<([^<>\s]{3,200})>/g, '$1')
    .replace(/\[[^[\]]{1,100}\]\((?:mailto|tel):([^()\s]{3,200})\)/g, '$1');
}

const sign = new RegExp(`^[${bulletSigns}][ \\t\\u00a0]*`);
const dash = /^[–—][ \t\u00a0]+(?=\S)/;

function bulletOf(content: string): string {
  return (sign.exec(content) ?? dash.exec(content))?.[0] ?? '';
}

/** A dash at the beginning of a line may also belong to a sentence; two of them begin items. */
function items(text: string, lines: readonly Line[]): Apart | undefined {
  const contents = lines.map((line) => text.slice(line.content.start, line.content.end));
  const dashes = contents.filter((content) => dash.test(content)).length > 1;
  const cuts = contents.flatMap((content, index): Range[] => {
    const bullet = sign.exec(content) ?? (dashes ? dash.exec(content) : null);
    const line = lines[index];
    if (!bullet || !line) return [];
    const last = lines[index - 1];
    return [
      { start: last ? contentOf(text, last).end : line.content.start, end: line.content.start + bullet[0].length },
    ];
  });
  return cuts.length === 0 ? undefined : { kind: 'list-item', cuts };
}

/** A paragraph of one line that begins with such a sign. */
function item(text: string, { start }: Range): Apart | undefined {
  const bullet = sign.exec(text.slice(start, start + 40));
  return bullet ? { kind: 'list-item', cuts: [{ start, end: start + bullet[0].length }] } : undefined;
}

/** Drops the backslash of a hard break. */
function contentOf(text: string, { content: { start, end } }: Line): Range {
  const last = /\\{0,100}$/.exec(text.slice(Math.max(start, end - 100), end))?.[0].length ?? 0;
  return { start, end: end - (last % 2) };
}

function between(texts: readonly Range[]): Range[] {
  return texts.slice(1).map(({ start }, index) => ({ start: texts[index]?.end ?? start, end: start }));
}
