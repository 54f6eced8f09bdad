import type { SourceDocument } from '../../../contracts/document.ts';
import { codePoints } from '../../lib/text/utf8-length.ts';
import { encodeSegment } from '../segments/encode-segment.ts';

/**
 * Allowance for text sent beyond a document's plain segments: terms that travel as tags, sentences sent apart from
 * their paragraph, repeated requests. None of the measured documents took half as much again.
 */
const margin = 1.5;

/**
 * The most characters that translating a document into one language can cost, if the memories hold none of it. Fast,
 * without a request: most releases need no estimate, since even this bound is within the limits.
 */
export function upperBound(document: SourceDocument): number {
  const once = new Set<string>();
  let characters = 0;
  for (const unit of document.units) {
    for (const { text } of encodeSegment(unit, { language: document.language })) {
      if (once.has(text)) continue;
      once.add(text);
      characters += codePoints(text) + 1; // each segment ends with a line break
    }
  }
  return Math.ceil(characters * margin);
}
