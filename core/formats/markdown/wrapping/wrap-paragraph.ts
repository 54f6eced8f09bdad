import type { Unit } from '../../../../contracts/document.ts';
import { displayWidth } from '../../../text/display-width.ts';
import { isUnspaced, lastCharacter } from '../../../text/unspaced.ts';
import type { Place } from '../../format.ts';
import { wrapText } from '../../text/wrap.ts';
import { glue } from './glue.ts';
import { linePrefix } from './mark-wrapped.ts';
import { readsTheSame } from './reads-the-same.ts';

/** What begins another block, or a cell, at the beginning of a line. */
const marker =
  /^(?:#{1,6}(?:\s|$)|>|[-+*•–—](?:\s|$)|\d{1,9}[.)](?:\s|$)|[=-]+\s*$|[-*_](?:\s*[-*_]){2}|`{3}|~{3}|<[a-z/!?]|\||:?-+:?\s*\||\[\^)/i;

/**
 * A paragraph that was written on one line, in lines of its source's width. No line begins with what
 * Markdown would read as a marker, and none ends with what it would read as a hard break; should the
 * lines mean anything else all the same, the paragraph stays on one.
 *
 * @param written the paragraph, with `glue` for spaces that must stay.
 */
export function wrapParagraph(written: string, unit: Unit, { source }: Place): string {
  const oneLine = written.replaceAll(glue, ' ');
  if (!unit.wrap || !unit.range) return oneLine;
  const { width, indent, eol } = unit.wrap;
  const before = lineBefore(source, unit.range.start);
  // Hard breaks, and code over several lines, have lines already.
  const wrapped = written
    .split(/(?<=\r\n|\n|\r(?!\n))/)
    .map((line, index) => {
      const [, text = '', ending = ''] = /^(.*?)(\r\n|\n|\r)?$/s.exec(line) ?? [];
      const prefix = index === 0 ? '' : (linePrefix.exec(text)?.[0] ?? '');
      const firstColumn = displayWidth(index === 0 ? before : prefix);
      const rules = { mayBegin: (piece: string) => !marker.test(piece), mayEnd, unspaced: brokeUnspaced(unit, source) };
      return prefix + wrapText(text.slice(prefix.length), { width, indent, eol, firstColumn, ...rules }) + ending;
    })
    .join('')
    .replaceAll(glue, ' ');
  return wrapped === oneLine || readsTheSame(before + oneLine, before + wrapped) ? wrapped : oneLine;
}

/** A backslash before a line break is a hard break. */
function mayEnd(text: string): boolean {
  return !text.trimEnd().endsWith('\\');
}

/** Whether the source itself has a line end between two characters of a script without spaces, where browsers may show one. */
function brokeUnspaced({ range }: Unit, source: string): boolean {
  if (!range) return false;
  const text = source.slice(range.start, range.end);
  return [...text.matchAll(/(?:\r\n|\n|\r)[ \t>]*(.)/gu)].some(
    ({ 1: next = '', index }) =>
      isUnspaced(next) && isUnspaced(lastCharacter(text.slice(Math.max(0, index - 2), index)) ?? ''),
  );
}

/** The line that a paragraph begins on, up to there. */
function lineBefore(source: string, position: number): string {
  const start = Math.max(source.lastIndexOf('\n', position - 1), source.lastIndexOf('\r', position - 1)) + 1;
  return source.slice(start, position);
}
