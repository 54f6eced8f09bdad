import type { Part } from '../../../contracts/document.ts';

/** Returns a tag's markup, as in its document. */
export function markupText(part: Exclude<Part, { type: 'text' }>, documentText: string): string {
  const { source } = part;
  return 'raw' in source ? source.raw : documentText.slice(source.start, source.end);
}
