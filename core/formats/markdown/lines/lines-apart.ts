import type { Range, UnitKind } from '../../../../contracts/document.ts';
import { bulletSigns } from '../../../protection/bullets.ts';
import { isPostalLine } from '../../../protection/postal-lines.ts';
import { protectedSpans } from '../../../protection/protected-spans.ts';
import { mayHaveColumns, rowsOf } from '../../text/columns/rows.ts';
import { tablesOfLines } from '../../text/columns/tables.ts';
import type { Line } from '../../text/lines.ts';
import { paragraphLines } from './paragraph-lines.ts';

/** How a paragraph falls into texts of their own. */
export interface Apart {
  kind: UnitKind;
  /** What is between them, in order: line ends and what the next line begins with, bullets, gaps. */
  cuts: Range[];
  columns?: true;
}

/**
 * Markdown takes all lines of a paragraph for one text. Where they clearly are none (rows of a table
 * that is made of spaces, a list with signs that Markdown knows nothing of, an address), each is a text
 * of its own.
 */
export function linesApart(text: string, range: Range): Apart | undefined {
  const lines = paragraphLines(text, range);
  if (lines.length < 2) return undefined;
  return rows(text, lines, range) ?? contact(text, lines) ?? items(text, lines);
}

/** A table is two rows at least that share a column. */
function rows(text: string, lines: readonly Line[], { start, end }: Range): Apart | undefined {
  if (!mayHaveColumns(text.slice(start, end))) return undefined;
  const isTable = tablesOfLines(text, lines).some((table) => table.filter(({ cells }) => cells.length > 1).length > 1);
  if (!isTable) return undefined;
  const cells = rowsOf(
    text,
    lines.map((line) => [line]),
  );
  const texts = lines.flatMap((line) => cells.get(line)?.map((cell) => cell.range) ?? [contentOf(text, line)]);
  return { kind: 'cell', cuts: between(texts), columns: true };
}

/** An address, or several ways to reach somebody. */
function contact(text: string, lines: readonly Line[]): Apart | undefined {
  let ways = 0;
  for (const line of lines) {
    const { start, end } = contentOf(text, line);
    const content = text.slice(start, end);
    if (isPostalLine(content, false)) ways += 2;
    else if (isWay(content)) ways++;
  }
  return ways < 2 ? undefined : { kind: 'line', cuts: between(lines.map((line) => contentOf(text, line))) };
}

/** Whether a line is an address of the web, of mail or a number, with a word or two that say which. */
function isWay(line: string): boolean {
  if (line.length > 120) return false;
  const spans = protectedSpans(line);
  const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return length > 6 && line.length - length <= 24 && !/[.!?]\s/.test(line);
}

const sign = new RegExp(`^[${bulletSigns}][ \\t\\u00a0]*(?=\\S)`);
const dash = /^[–—][ \t\u00a0]+(?=\S)/;

/** A dash may as well part a sentence at the beginning of a line; two of them begin items. */
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

/** A line without the backslash of a hard break. */
function contentOf(text: string, { content: { start, end } }: Line): Range {
  const last = /\\*$/.exec(text.slice(Math.max(start, end - 100), end))?.[0].length ?? 0;
  return { start, end: end - (last % 2) };
}

function between(texts: readonly Range[]): Range[] {
  return texts.slice(1).map(({ start }, index) => ({ start: texts[index]?.end ?? start, end: start }));
}
