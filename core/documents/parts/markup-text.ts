import type { Part } from '../../../contracts/document.ts';

/** A tag's markup as it is written in its document. */
export function markupText(part: Exclude<Part, { type: 'text' }>, documentText: string): string {
  const { source } = part;
  return 'raw' in source ? source.raw : documentText.slice(source.start, source.end);
}
