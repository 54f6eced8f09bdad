import { segmenterOf } from '../../../lib/text/segmenter.ts';
import { isUnspaced } from '../../../lib/text/unspaced.ts';

/** Letters that an ending may change, and the fewest that a stem keeps. */
const ending = 3;
const shortest = 3;

/**
 * Whether a translation does not contain a term in any form. A word of the term counts as present if its stem is part
 * of some word: this allows endings, articles written onto a word, and compounds. Every word must be present, in any
 * order. If the term has a capital, the word must have one too.
 *
 * Its result is a warning, so in doubt the term is not missed.
 */
export function isMissed(term: string, translation: string, language: string): boolean {
  if ([...term].some(isUnspaced)) return !bare(translation).includes(bare(term));
  const present = words(translation, language);
  return !words(term, language).every((word) => present.some((candidate) => isForm(word, candidate)));
}

function isForm(word: string, candidate: string): boolean {
  // Search anywhere in the candidate: an article or another word may be written before it.
  if (/^\p{Lu}/u.test(word) && !/\p{Lu}/u.test(candidate)) return false;
  const [wanted, found] = [fold(word), fold(candidate)];
  if (found === wanted) return true;
  const letters = [...wanted];
  // "of" is not part of "office": of a short word, only additions are forms.
  if (letters.length <= shortest) return found.startsWith(wanted) && found.length <= wanted.length + ending;
  return found.includes(letters.slice(0, Math.max(shortest, letters.length - ending)).join(''));
}

/** Drops case and diacritics: an umlaut or an accent comes and goes with the form. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function words(text: string, language: string): string[] {
  return [...segmenterOf(language, 'word').segment(text)].flatMap(({ isWordLike, segment }) =>
    isWordLike ? [segment] : [],
  );
}

/** Drops spaces, and unifies the width of letters. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
