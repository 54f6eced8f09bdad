import type { SourceDocument } from '../../../contracts/document.ts';
import type { SpendingLimits } from '../../../contracts/spending.ts';
import { codePoints } from '../../lib/text/utf8-length.ts';
import { encodeSegment } from '../segments/encode-segment.ts';

/**
 * What is sent beyond a document's segments as they are: terms that travel as tags, sentences that are sent
 * apart from their paragraph, what an engine is asked twice. Half as much again is beyond what any of the
 * measured documents took.
 */
const margin = 1.5;

/**
 * Characters that translating a document can cost at most where the memories hold nothing of it. Quick, and
 * asks nobody: most releases need no estimate, since even this is within the limits.
 */
export function upperBound(document: SourceDocument, languages: readonly string[]): number {
  const targets = languages.filter((language) => language !== document.language).length;
  if (targets === 0) return 0;
  const once = new Set<string>();
  let characters = 0;
  for (const unit of document.units) {
    for (const { text } of encodeSegment(unit, { language: document.language })) {
      if (once.has(text)) continue;
      once.add(text);
      characters += codePoints(text) + 1; // a segment is a line of its request
    }
  }
  return Math.ceil(characters * margin) * targets;
}

/**
 * Whether the memories must be asked what a release will cost before any of it is sent.
 *
 * @param approved characters that somebody has approved for this upload.
 */
export function needsEstimate(
  document: SourceDocument,
  languages: readonly string[],
  { charactersPerRelease, dailyCharacters }: SpendingLimits,
  approved?: number,
): boolean {
  return dailyCharacters !== undefined || upperBound(document, languages) > (approved ?? charactersPerRelease);
}
