import { asLastParagraph, lineEndingOf } from '../../../lib/text/line-ending.ts';
import type { Splice, Statement } from '../format.ts';

const end = String.raw`(?:\r\n|\n|\r(?!\n))`;
/** The header of a WebVTT file with the blank line after it; a file may begin with a cue right below it. */
const header = new RegExp(String.raw`^WEBVTT(?:[ \t][^\r\n]*)?${end}(?:(?![^\r\n]*-->)[^\r\n]+${end})*${end}`);

/**
 * Writes a comment below the header. Adds no cue: a film shows only what is said in it, so the comment also holds the
 * sentence for readers.
 */
export function discloseVtt(text: string, { fields, line }: Statement): Splice[] {
  const eol = lineEndingOf(text);
  const rows = [...(line === undefined ? [] : [line]), ...fields.map(([name, value]) => `${name}: ${value}`)];
  // An arrow would end the comment, and so would an empty line.
  const note = ['NOTE', ...rows.map((row) => row.replace(/(?<!-)-+>/g, '>')).filter((row) => row.trim() !== '')].join(
    eol,
  );
  const below = header.exec(text)?.[0].length;
  if (below !== undefined) return [{ range: { start: below, end: below }, text: `${note}${eol}${eol}` }];
  return [{ range: { start: text.length, end: text.length }, text: asLastParagraph(text, note) }];
}
