import type { Range } from '../../../../contracts/document.ts';
import { displayWidth } from '../../../lib/text/display-width.ts';
import { checkLines, checkUnits } from '../check-units.ts';
import type { DraftUnit, Parsed } from '../format.ts';
import { Inline } from '../inline.ts';
import type { Cell } from './columns/cells.ts';
import { mayHaveColumns, rowsOf } from './columns/rows.ts';
import { groupedLines, widthOf } from './grouped-lines.ts';
import { LineEnds } from './line-ends.ts';
import { type Line, linesOf } from './lines.ts';

/** Finds the units of a plain text: hard-wrapped paragraphs whole, columns cell by cell, everything else line by line. */
export function readText(text: string): Parsed {
  checkLines(text);
  const { width, blocks } = groupedLines(text);
  const units: DraftUnit[] = [];
  const columns = mayHaveColumns(text);
  const ends = new LineEnds(text);
  for (const groups of blocks) {
    const rows = columns ? rowsOf(text, groups) : undefined;
    checkUnits(units);
    for (const group of groups) {
      const cells = group[0] && rows?.get(group[0]);
      const found = cells
        ? cells.map((cell) => cellUnit(text, cell))
        : [unitOf({ text, ends }, group, groups.length === 1, width)];
      for (const unit of found) if (unit) units.push(unit);
    }
  }
  return { units };
}

function cellUnit(text: string, { range: { start, end } }: Cell): DraftUnit | undefined {
  const inline = new Inline((value) => value, { collapse: false });
  inline.text(text.slice(start, end), start, end);
  const content = inline.finish();
  return content && { kind: 'cell', ...content };
}

function unitOf(
  { text, ends }: { text: string; ends: LineEnds },
  group: readonly Line[],
  alone: boolean,
  width: number | undefined,
): DraftUnit | undefined {
  const [first, second] = group;
  if (!first) return undefined;
  const inline = new Inline((value) => value, { collapse: false });
  addLines(group, ends, inline, (start, end) => inline.text(text.slice(start, end), start, end));
  const content = inline.finish();
  if (!content) return undefined;
  const kind = first.marker !== '' ? 'list-item' : alone ? 'paragraph' : 'line';
  if (!second) return { kind, ...content };
  return { kind, ...content, wrap: { width: width ?? widthOf(text, group), indent: second.indent, eol: first.eol } };
}

/** Adds lines of one text, joined as they read. */
export function addLines(
  lines: readonly Line[],
  ends: LineEnds,
  inline: Inline,
  add: (start: number, end: number) => void,
): void {
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const { end, space } = next ? ends.of(line, next) : { end: line.content.end, space: false };
    add(line.content.start, end);
    if (next && space) inline.text(' ', end, next.content.start);
  }
}

/** Joins lines of one text, such as a headline set by hand over several lines, into one unit. */
export function joinedLines(text: string, { start, end }: Range, kind: DraftUnit['kind']): DraftUnit | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const lines = [...linesOf(text, { start: lineStart, end })];
  // Wrap the translation at the widest of these lines.
  const width = Math.max(...lines.map(({ start: from, content }) => displayWidth(text.slice(from, content.end))));
  const unit = unitOf({ text, ends: new LineEnds(text) }, lines, false, width);
  return unit && { ...unit, kind };
}
