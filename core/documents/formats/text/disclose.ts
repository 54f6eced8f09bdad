import { asLastParagraph } from '../../../lib/text/line-ending.ts';
import type { Splice, Statement } from '../format.ts';

/** Plain text has no place for what only programs read; a line for readers stands at its end. */
export function discloseText(text: string, { line }: Statement): Splice[] {
  if (line === undefined) return [];
  return [{ range: { start: text.length, end: text.length }, text: asLastParagraph(text, line) }];
}
