import { asLastParagraph } from '../../../lib/text/line-ending.ts';
import type { Splice, Statement } from '../format.ts';

/** Appends the line for readers; plain text has no place for the fields for programs. */
export function discloseText(text: string, { line }: Statement): Splice[] {
  if (line === undefined) return [];
  return [{ range: { start: text.length, end: text.length }, text: asLastParagraph(text, line) }];
}
