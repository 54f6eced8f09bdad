import { maxTitleCharacters } from '../../contracts/limits.ts';
import { collapseSpaces } from '../text/collapse-spaces.ts';

/** The first sentence of a text, cut after a word where it is longer than a title may be. */
export function firstSentence(text: string, language: string): string {
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' });
  const first =
    sentences
      .segment(text.slice(0, 20 * maxTitleCharacters))
      [Symbol.iterator]()
      .next().value?.segment ?? '';
  const sentence = collapseSpaces(first);
  const characters = [...sentence];
  if (characters.length <= maxTitleCharacters) return sentence;
  const cut = characters.slice(0, maxTitleCharacters - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > 0 ? cut.slice(0, space) : cut}…`;
}
