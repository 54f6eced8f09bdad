import { maxTitleCharacters } from '../../../contracts/limits.ts';
import { segmenterOf } from '../../lib/text/segmenter.ts';
import { isSentenceEnd } from '../../lib/text/sentence-ends.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { cutAtWord } from '../../lib/text/words.ts';

/**
 * Returns the first sentence of a text, cut after a word if it is longer than a title may be.
 *
 * @param least UTF-16 code units that the sentence has at least: what is shorter ended at an abbreviation that the
 * table does not have.
 */
export function firstSentence(text: string, language: string, least = 0): string {
  const sentence = wholeSentence(collapseSpaces(text.slice(0, 20 * maxTitleCharacters)), language, least);
  return cutAtWord(sentence, maxTitleCharacters);
}

/** Cuts where Unicode's rules end a sentence, except after an abbreviation. */
function wholeSentence(text: string, language: string, least: number): string {
  for (const { index, segment } of segmenterOf(language, 'sentence').segment(text)) {
    const end = index + segment.length;
    if (end >= least && isSentenceEnd(text, end, language)) return text.slice(0, end).trim();
  }
  return text;
}
