import { segmenterOf } from '../../lib/text/segmenter.ts';
import { decodeText } from '../segments/entities.ts';
import { tokensOf } from '../segments/tokens.ts';

/** Segments with fewer words are only reused within their release. */
const contextWords = 4;

/** A title or a label is not read further than this. */
const enough = 400;

/**
 * What a segment's meaning depends on beside its text: of a few words, the release that they stand in;
 * of a sentence, nothing.
 *
 * @param encoded normalised.
 * @param language canonical tag.
 */
export function contextOf(encoded: string, language: string, release: string): string | null {
  const text = tokensOf(encoded.slice(0, enough))
    .map((token) => (token.type === 'text' ? decodeText(token.source) : ' '))
    .join('');
  let count = 0;
  for (const { isWordLike } of segmenterOf(language, 'word').segment(text)) {
    if (isWordLike && ++count >= contextWords) return null;
  }
  return release;
}
