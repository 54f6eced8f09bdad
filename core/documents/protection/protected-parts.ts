import type { Part } from '../../../contracts/document.ts';
import { protectedSpans } from './protected-spans.ts';

/**
 * Splits a text into parts, with protected spans as placeholders.
 *
 * @param write escapes a text for the format.
 * @param nextId gives each placeholder its number.
 * @param wordLike as `protectedSpans` has it.
 */
export function protectedParts(
  text: string,
  write: (text: string) => string,
  nextId: () => number,
  wordLike = false,
): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const { start, end } of protectedSpans(text, wordLike)) {
    if (start > done) parts.push({ type: 'text', value: text.slice(done, start) });
    const value = text.slice(start, end);
    parts.push({ type: 'placeholder', id: nextId(), source: { raw: write(value) }, text: value });
    done = end;
  }
  if (done < text.length) parts.push({ type: 'text', value: text.slice(done) });
  return parts;
}
