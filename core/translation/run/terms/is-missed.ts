import { segmenterOf } from '../../../lib/text/segmenter.ts';
import { isUnspaced } from '../../../lib/text/unspaced.ts';

/** Letters that an ending may change, and as few as a stem still has. */
const ending = 3;
const shortest = 3;

/**
 * Whether a translation lacks a term, in whatever form. A word of the term is there if its stem is part of
 * some word: endings, articles that are written onto a word, and compounds count. Every word must be
 * there, in any order. Where the term has a capital the word must have one too.
 *
 * It is for a warning, so what is doubtful is no miss.
 */
export function isMissed(term: string, translation: string, language: string): boolean {
  if ([...term].some(isUnspaced)) return !bare(translation).includes(bare(term));
  const present = words(translation, language);
  return !words(term, language).every((word) => present.some((candidate) => isForm(word, candidate)));
}

function isForm(word: string, candidate: string): boolean {
  // Anywhere in it: an article or another word may be written before it.
  if (/^\p{Lu}/u.test(word) && !/\p{Lu}/u.test(candidate)) return false;
  const [wanted, found] = [fold(word), fold(candidate)];
  if (found === wanted) return true;
  const letters = [...wanted];
  // "of" is no part of "office"; of a short word only what is added is a form.
  if (letters.length <= shortest) return found.startsWith(wanted) && found.length <= wanted.length + ending;
  return found.includes(letters.slice(0, Math.max(shortest, letters.length - ending)).join(''));
}

/** Without case and what changes a letter: an umlaut or an accent comes and goes with the form. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function words(text: string, language: string): string[] {
  return [...segmenterOf(language, 'word').segment(text)].flatMap(({ isWordLike, segment }) =>
    isWordLike ? [segment] : [],
  );
}

/** Without spaces, and in one width of letters. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
