import type { Range } from '../../../../contracts/document.ts';
import { displayWidth } from '../../../lib/text/display-width.ts';
import { joinsWithoutSpace } from '../../../lib/text/unspaced.ts';
import { checkLines, checkUnits } from '../check-units.ts';
import type { DraftUnit, Parsed } from '../format.ts';
import { Inline } from '../inline.ts';
import type { Cell } from './columns/cells.ts';
import { mayHaveColumns, rowsOf } from './columns/rows.ts';
import { groupedLines } from './grouped-lines.ts';
import { type Line, linesOf } from './lines.ts';

/** Finds the units of a plain text: hard-wrapped paragraphs whole, columns cell by cell, everything else line by line. */
export function readText(text: string): Parsed {
  checkLines(text);
  const { width, blocks } = groupedLines(text);
  const units: DraftUnit[] = [];
  const columns = mayHaveColumns(text);
  for (const groups of blocks) {
    const rows = columns ? rowsOf(text, groups) : undefined;
    checkUnits(units);
    for (const group of groups) {
      const cells = group[0] && rows?.get(group[0]);
      const found = cells
        ? cells.map((cell) => cellUnit(text, cell))
        : [unitOf(text, group, groups.length === 1, width)];
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
  text: string,
  group: readonly Line[],
  alone: boolean,
  width: number | undefined,
): DraftUnit | undefined {
  const [first, second] = group;
  if (!first) return undefined;
  const inline = new Inline((value) => value, { collapse: false });
  let last: Line | undefined;
  for (const line of group) {
    if (last && needsSpace(text, last, line)) inline.text(' ', last.content.end, line.content.start);
    inline.text(text.slice(line.content.start, line.content.end), line.content.start, line.content.end);
    last = line;
  }
  const content = inline.finish();
  if (!content) return undefined;
  const kind = first.marker !== '' ? 'list-item' : alone ? 'paragraph' : 'line';
  if (!second || width === undefined) return { kind, ...content };
  return { kind, ...content, wrap: { width, indent: second.indent, eol: first.eol } };
}

/** Joins lines of one text, such as a headline set by hand over several lines, into one unit. */
export function joinedLines(text: string, { start, end }: Range, kind: DraftUnit['kind']): DraftUnit | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const lines = [...linesOf(text, { start: lineStart, end })];
  // Wrap the translation at the widest of these lines.
  const width = Math.max(...lines.map(({ start: from, content }) => displayWidth(text.slice(from, content.end))));
  const unit = unitOf(text, lines, false, width);
  return unit && { ...unit, kind };
}

/** Whether a wrapped line's end stands for a space: not between Han or kana, nor after a hyphen or a soft hyphen. */
export function needsSpace(text: string, line: Line, next: Line): boolean {
  const end = text.slice(Math.max(line.content.start, line.content.end - 2), line.content.end);
  const start = text.slice(next.content.start, next.content.start + 2);
  if (end.endsWith('\u00ad') || (/\p{L}-$/u.test(end) && /^\p{Ll}/u.test(start))) return false;
  return !joinsWithoutSpace([...end].at(-1), [...start][0]);
}
