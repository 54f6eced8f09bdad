import type { Unit } from '../../../../../contracts/document.ts';
import { displayWidth } from '../../../../lib/text/display-width.ts';
import type { RenderContext } from '../../format.ts';
import { wrapText } from '../../text/wrap.ts';
import { linePrefix, lineStart } from '../lines/paragraph-lines.ts';
import { markdownTree } from '../parse-tree.ts';
import { unglued } from './glue.ts';

/** Text that begins another block, or a cell, at the beginning of a line. */
const marker =
  /^(?:#{1,6}(?:\s|$)|>|[-+*•–—](?:\s|$)|\d{1,9}[.)](?:\s|$)|[=-]+\s*$|[-*_](?:\s*[-*_]){2}|`{3}|~{3}|<[a-z/!?]|\||:?-+:?\s*\||\[\^)/i;

/**
 * Wraps a paragraph, written on one line, at its source's width. Does not begin a line with a Markdown marker, or end
 * one with a hard break; if the wrapped text still parses differently, leaves it on one line.
 *
 * @param written the paragraph, with glue where a line may not end.
 */
export function wrapParagraph(written: string, unit: Unit, { source }: RenderContext): string {
  const oneLine = unglued(written);
  if (!unit.wrap || !unit.range) return oneLine;
  const { width, indent, eol } = unit.wrap;
  const before = source.slice(lineStart(source, unit.range.start), unit.range.start);
  // Hard breaks, and code over several lines, already contain line breaks.
  const lines = written
    .split(/(?<=\r\n|\n|\r(?!\n))/)
    .map((line, index) => {
      const [, text = '', ending = ''] = /^(.*?)(\r\n|\n|\r)?$/s.exec(line) ?? [];
      const prefix = index === 0 ? '' : (linePrefix.exec(text)?.[0] ?? '');
      const firstColumn = displayWidth(index === 0 ? before : prefix);
      const rules = { mayBegin: (piece: string) => !marker.test(piece), mayEnd };
      return prefix + wrapText(text.slice(prefix.length), { width, indent, eol, firstColumn, ...rules }) + ending;
    })
    .join('');
  const wrapped = unglued(lines);
  return wrapped === oneLine || readsTheSame(before + oneLine, before + wrapped) ? wrapped : oneLine;
}

/** A backslash before a line break is a hard break. */
function mayEnd(text: string): boolean {
  return !text.trimEnd().endsWith('\\');
}

/** Whether two versions of a paragraph, each with the text before it on its line, parse as the same paragraph. */
function readsTheSame(left: string, right: string): boolean {
  const expected = reading(left);
  return expected !== undefined && expected === reading(right);
}

/** Returns the parsed content without positions and white space; undefined if it is not one paragraph. */
function reading(text: string): string | undefined {
  const tree = JSON.stringify(markdownTree(withoutCommonIndent(text)), (key, value) => {
    if (key === 'position') return undefined;
    return key === 'value' && typeof value === 'string' ? value.replace(/\s+/g, '') : value;
  });
  return tree.includes('"type":"paragraph"') ? tree : undefined;
}

/** Without the list around the paragraph, its indentation would make it code. */
function withoutCommonIndent(text: string): string {
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  let common = Number.POSITIVE_INFINITY;
  for (const line of lines) common = Math.min(common, /^ */.exec(line)?.[0].length ?? 0);
  return lines.map((line) => line.slice(common)).join('');
}
