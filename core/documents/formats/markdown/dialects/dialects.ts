import { alerts } from './alerts.ts';
import { attributeLines, attributesInLines } from './attribute-lists.ts';
import { containers } from './containers.ts';
import { definitions } from './definitions.ts';
import { emojiCodes } from './emoji.ts';
import { formulaBlocks, formulas } from './formulas.ts';
import { indentedBoxes } from './indented-boxes.ts';
import { markdownLines } from './lines.ts';
import type { InlineDialect, LineDialect, Mark, MarkdownLine, Memo } from './marks.ts';
import { mdxComments, mdxLines, mdxProperties } from './mdx.ts';
import { templateLines, templateValues } from './templates.ts';
import { blockIds, wikiLinks } from './wiki-links.ts';

/** The dialects of Markdown that CommonMark and GFM do not know; each says why it is read. The first that matches counts. */
const lineDialects: readonly LineDialect[] = [
  templateLines,
  alerts,
  containers,
  indentedBoxes,
  formulaBlocks,
  mdxLines,
  attributeLines,
  definitions,
];
const inlineDialects: readonly InlineDialect[] = [
  mdxComments,
  templateValues,
  mdxProperties,
  formulas,
  wikiLinks,
  blockIds,
  attributesInLines,
  emojiCodes,
];

/** Without any of these signs, a text has no mark of a dialect. */
const hints =
  /\[!|::|!!!|\?\?\?|=== |\$|\\[([]|\[\[|\{|<%|<\/?[A-Z>]|^:[ \t]|:[a-z0-9_+-]{1,60}:|^(?:import|export)[ \t]|\^[A-Za-z0-9-]{1,60}[ \t]*$/m;

/** Finds the marks of dialects in Markdown without front matter, in order; none overlap. */
export function dialectMarks(text: string): Mark[] {
  if (!hints.test(text)) return [];
  const lines = markdownLines(text);
  const memo: Memo = new Map();
  const marks: Mark[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as MarkdownLine;
    if (line.kind === 'code' || line.kind === 'blank') continue;
    const found = line.kind === 'text' ? ofLine(lines, at, memo) : undefined;
    if (found && found.lines > 0) {
      for (const mark of found.marks) marks.push(mark);
      at += found.lines - 1;
      continue;
    }
    const own = found?.marks ?? [];
    for (const mark of withoutOverlaps([...own, ...inLine(line, own)])) marks.push(mark);
  }
  return marks;
}

function ofLine(lines: readonly MarkdownLine[], at: number, memo: Memo) {
  for (const dialect of lineDialects) {
    const found = dialect.find(lines, at, memo);
    if (found) return found;
  }
  return undefined;
}

function inLine(line: MarkdownLine, own: readonly Mark[]): Mark[] {
  const found = inlineDialects.flatMap((dialect) => (line.text.includes(dialect.hint) ? dialect.find(line.text) : []));
  if (found.length === 0) return [];
  const isCode = codeIn(line.text);
  return found
    .filter(({ start }) => !isCode(start) && !isEscaped(line.text, start))
    .map((mark) => ({ ...mark, start: mark.start + line.start, end: mark.end + line.start }))
    .filter(({ start, end }) => !own.some((mark) => mark.start < end && start < mark.end));
}

/** Whether a backslash makes a sign text. */
function isEscaped(line: string, position: number): boolean {
  let from = position;
  while (line[from - 1] === '\\') from--;
  return (position - from) % 2 === 1;
}

/** Of marks that overlap, the first and longest counts; a pair goes with its partner. */
function withoutOverlaps(marks: Mark[]): Mark[] {
  const sorted = marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Mark[] = [];
  let end = 0;
  for (const mark of sorted) {
    if (mark.start < end) continue;
    kept.push(mark);
    end = mark.end;
  }
  return kept;
}

/** Tells whether a position is within a code span of the line. */
function codeIn(line: string): (position: number) => boolean {
  if (!line.includes('`')) return () => false;
  const runs = [...line.matchAll(/(?<!\\)`+/g)].map(({ 0: { length }, index }) => ({ length, index }));
  const spans: { start: number; end: number }[] = [];
  const next = new Map<number, number[]>();
  for (const { length, index } of runs) {
    const same = next.get(length);
    if (same) same.push(index);
    else next.set(length, [index]);
  }
  const places = new Map<number, number>();
  let end = 0;
  for (const { length, index } of runs) {
    const same = next.get(length) ?? [];
    const place = (places.get(length) ?? 0) + 1;
    places.set(length, place);
    if (index < end) continue;
    const closing = same[place];
    if (closing === undefined) continue;
    end = closing + length;
    spans.push({ start: index, end });
  }
  let span = 0;
  let last = 0;
  return (position) => {
    if (position < last) span = 0;
    last = position;
    while ((spans[span]?.end ?? Number.POSITIVE_INFINITY) <= position) span++;
    return (spans[span]?.start ?? Number.POSITIVE_INFINITY) < position;
  };
}
