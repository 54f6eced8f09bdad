import type { SourceDocument } from '../../../contracts/document.ts';
import type { SpendingLimits } from '../../../contracts/spending.ts';
import { codePoints } from '../../lib/text/utf8-length.ts';
import { encodeSegment } from '../segments/encode-segment.ts';

/**
 * Allowance for text sent beyond a document's plain segments: terms that travel as tags, sentences sent apart from
 * their paragraph, repeated requests. None of the measured documents took half as much again.
 */
const margin = 1.5;

/**
 * The most characters that translating a document can cost, if the memories hold none of it. Fast, without a request:
 * most releases need no estimate, since even this bound is within the limits.
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
      characters += codePoints(text) + 1; // each segment ends with a line break
    }
  }
  return Math.ceil(characters * margin) * targets;
}

/**
 * Whether a release's cost must be estimated from the memories before any of it is sent.
 *
 * @param approved characters approved for this upload.
 */
export function needsEstimate(
  document: SourceDocument,
  languages: readonly string[],
  { charactersPerRelease, dailyCharacters }: SpendingLimits,
  approved?: number,
): boolean {
  return dailyCharacters !== undefined || upperBound(document, languages) > (approved ?? charactersPerRelease);
}
