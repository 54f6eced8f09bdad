import type { Part } from '../../../contracts/document.ts';

/** Returns the visible text of parts, without markup. */
export function plainText(parts: readonly Part[]): string {
  let text = '';
  for (const part of parts) {
    if (part.type === 'text') text += part.value;
    else if (part.type === 'placeholder') text += part.text ?? '';
  }
  return text;
}

/** Returns a tag's markup, as in its document. */
export function markupText(part: Exclude<Part, { type: 'text' }>, documentText: string): string {
  const { source } = part;
  return 'raw' in source ? source.raw : documentText.slice(source.start, source.end);
}
