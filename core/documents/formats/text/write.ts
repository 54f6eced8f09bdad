import type { Part, Unit } from '../../../../contracts/document.ts';
import { displayWidth } from '../../../lib/text/display-width.ts';
import { asLastParagraph } from '../../../lib/text/line-ending.ts';
import { onOneLine } from '../../../lib/text/white-space.ts';
import type { RenderContext, Splice, Statement } from '../format.ts';
import { wrapText } from './wrap.ts';

/** Writes a translated unit as plain text: on one line, or wrapped like its source. */
export function writeText(unit: Unit, parts: readonly Part[], place: RenderContext): string {
  const text = parts
    .map((part) => {
      // Runs of spaces would be columns.
      if (part.type === 'text') return onOneLine(part.value).replace(/[ \t]{2,}|\t/g, ' ');
      // A kept text that spanned a line end is written without it.
      if (part.type === 'placeholder' && part.text !== undefined) return part.text;
      return 'raw' in part.source ? part.source.raw : place.copy(part.source);
    })
    .join('');
  if (!unit.wrap || !unit.range) return text;
  return wrapText(text, { ...unit.wrap, firstColumn: columnOf(place.source, unit.range.start) });
}

function columnOf(source: string, position: number): number {
  const before = source.slice(Math.max(0, position - 200), position);
  return displayWidth(before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1));
}

/** Appends the line for readers; plain text has no place for the fields for programs. */
export function discloseText(text: string, { line }: Statement): Splice[] {
  if (line === undefined) return [];
  return [{ range: { start: text.length, end: text.length }, text: asLastParagraph(text, line) }];
}
