import { unspacedLetter } from '../../lib/text/unspaced.ts';
import type { Check } from './check.ts';

/** The longest phrase that the check looks for, in words: engines loop on a word or a short phrase. */
const longestPhrase = 6;
/** The same in characters, for scripts without spaces between words. */
const longestRun = 16;
const token = new RegExp(`${unspacedLetter.source}|[\\p{L}\\p{M}\\p{N}]+`, 'gu');

/** Finds a phrase that the translation repeats: engines sometimes loop. */
export const loops: Check = ({ source, target }) => {
  const found = loopIn(target);
  return found !== undefined && loopIn(source) === undefined ? `The translation repeats "${found}".` : undefined;
};

/** Returns the phrase that a text repeats several times in a row. */
function loopIn(text: string): string | undefined {
  const words = text.toLowerCase().match(token) ?? [];
  const byCharacter = words.some((word) => unspacedLetter.test(word));
  for (let size = 1; size <= (byCharacter ? longestRun : longestPhrase); size += 1) {
    const enough = size * (timesOf(size, byCharacter) - 1);
    let run = 0;
    for (let at = size; at < words.length; at += 1) {
      run = words[at] === words[at - size] ? run + 1 : 0;
      if (run < enough) continue;
      const phrase = words.slice(at - size + 1, at + 1);
      // Figures alone repeat in tables and in columns.
      if (phrase.some((word) => /\p{L}/u.test(word))) return phrase.join(byCharacter ? '' : ' ');
    }
  }
  return undefined;
}

/** Repetitions that make a loop; fewer may be emphasis ("very, very, very good"). */
function timesOf(size: number, byCharacter: boolean): number {
  if (byCharacter) return size < 3 ? 6 : 3;
  return size === 1 ? 4 : 3;
}
