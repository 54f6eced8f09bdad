import { segmenterOf } from '../../lib/text/segmenter.ts';
import { decodeText } from '../segments/entities.ts';
import { tokensOf } from '../segments/tokens.ts';

/** Segments with fewer words are reused only within their release. */
const contextWords = 4;

/** Reads at most this many characters of a title or a label. */
const maxTitleCharacters = 400;

/**
 * Returns the context on which a segment's meaning depends: for a few words, their release; for a sentence, null.
 *
 * @param encoded normalised.
 * @param language canonical tag.
 */
export function contextOf(encoded: string, language: string, slug: string): string | null {
  const text = tokensOf(encoded.slice(0, maxTitleCharacters))
    .map((token) => (token.type === 'text' ? decodeText(token.source) : ' '))
    .join('');
  let count = 0;
  for (const { isWordLike } of segmenterOf(language, 'word').segment(text)) {
    if (isWordLike && ++count >= contextWords) return null;
  }
  return slug;
}
