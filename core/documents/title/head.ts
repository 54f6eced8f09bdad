import type { FormatName, SourceDocument, Unit } from '../../../contracts/document.ts';
import { codePoints } from '../../lib/text/utf8-length.ts';
import { plainText } from '../parts/plain-text.ts';

/** A line, or a paragraph if the format does not have lines. */
export interface HeadLine {
  unit: Unit;
  /** As read, on one line. */
  text: string;
  /** As written: the signs in plain text tell its role. */
  written: string;
  /** Line breaks inside, if it was wrapped. */
  breaks: number;
}

export type HeadBlock = HeadLine[];

/** The most units examined; the lines above a text are about a dozen. */
const most = 200;

const notOfText: ReadonlySet<Unit['kind']> = new Set(['title', 'metadata', 'attribute', 'caption']);

/** Reads the beginning of a document in blocks: lines without a blank one between them, or in markup each paragraph. */
export function headBlocks(
  format: FormatName,
  text: string,
  units: readonly Unit[],
  aside: ReadonlySet<Unit>,
): HeadBlock[] {
  const blocks: HeadBlock[] = [];
  let last: Unit | undefined;
  let count = 0;
  for (const unit of units) {
    if (!unit.range || notOfText.has(unit.kind) || aside.has(unit)) continue;
    if (++count > most) break;
    const written = text.slice(unit.range.start, Math.min(unit.range.end, unit.range.start + 2_000));
    const line: HeadLine = {
      unit,
      text: readingOf(unit),
      written: format === 'text' ? written : '',
      breaks: format === 'text' ? (written.match(/\r\n|\n|\r/g)?.length ?? 0) : 0,
    };
    const between = last?.range ? text.slice(last.range.end, unit.range.start) : '';
    const block = blocks.at(-1);
    if (block && last && isOneBlock(format, last, unit, between)) block.push(line);
    else blocks.push([line]);
    last = unit;
  }
  return blocks;
}

function isOneBlock(format: FormatName, last: Unit, unit: Unit, between: string): boolean {
  if (/(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)/.test(between)) return false;
  return format === 'text' || (last.kind === 'line' && unit.kind === 'line' && !/<\/?(?!br\b)[a-z]/i.test(between));
}

/** Returns the ids of units in one block with the unit before. */
export function linesThatGoOn({ format, text, units }: Pick<SourceDocument, 'format' | 'text' | 'units'>): Set<string> {
  const ids = new Set<string>();
  for (const [index, unit] of units.entries()) {
    const last = units[index - 1];
    if (unit.kind !== 'line' || !last?.range || !unit.range) continue;
    if (isOneBlock(format, last, unit, text.slice(last.range.end, unit.range.start))) ids.add(unit.id);
  }
  return ids;
}

export function readingOf({ parts }: Unit): string {
  return plainText(parts).replace(/\s+/g, ' ').trim();
}

export function lengthOfLines(lines: readonly HeadLine[]): number {
  return lines.reduce((sum, { text }) => sum + codePoints(text) + 1, -1);
}
