import { maxTitleCharacters } from '../../../contracts/limits.ts';
import { segmenterOf } from '../../lib/text/segmenter.ts';
import { isSentenceEnd } from '../../lib/text/sentence-ends.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { cutAtWord } from '../../lib/text/words.ts';

/** Returns the first sentence of a text, cut after a word if it is longer than a title may be. */
export function firstSentence(text: string, language: string): string {
  const sentence = wholeSentence(collapseSpaces(text.slice(0, 20 * maxTitleCharacters)), language);
  return cutAtWord(sentence, maxTitleCharacters);
}

/** Cuts where Unicode's rules end a sentence, except after an abbreviation. */
function wholeSentence(text: string, language: string): string {
  for (const { index, segment } of segmenterOf(language, 'sentence').segment(text)) {
    const end = index + segment.length;
    if (isSentenceEnd(text, end)) return text.slice(0, end).trim();
  }
  return text;
}
