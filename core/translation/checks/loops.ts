import type { Check } from './check.ts';
import { unspaced } from './scripts.ts';

/** Words of the longest phrase that is looked for: engines loop on a word or a short phrase. */
const longestPhrase = 6;
/** Where words are not told apart by spaces, characters are counted, and there are more in a phrase. */
const longestRun = 16;
const token = new RegExp(`${unspaced.source}|[\\p{L}\\p{M}\\p{N}]+`, 'gu');

/** Engines that lose their way say the same again and again. */
export const loops: Check = ({ source, target }) => {
  const found = loopIn(target);
  return found !== undefined && loopIn(source) === undefined ? `The translation repeats "${found}".` : undefined;
};

/** The phrase that a text says several times in a row. */
function loopIn(text: string): string | undefined {
  const words = text.toLowerCase().match(token) ?? [];
  const byCharacter = words.some((word) => unspaced.test(word));
  for (let size = 1; size <= (byCharacter ? longestRun : longestPhrase); size += 1) {
    const enough = size * (timesOf(size, byCharacter) - 1);
    let run = 0;
    for (let at = size; at < words.length; at += 1) {
      run = words[at] === words[at - size] ? run + 1 : 0;
      if (run < enough) continue;
      const phrase = words.slice(at - size + 1, at + 1);
      // Figures repeat in tables and in columns.
      if (phrase.some((word) => /\p{L}/u.test(word))) return phrase.join(byCharacter ? '' : ' ');
    }
  }
  return undefined;
}

/** Times that a phrase follows itself before it is a loop and not emphasis ("very, very, very good"). */
function timesOf(size: number, byCharacter: boolean): number {
  if (byCharacter) return size < 3 ? 6 : 3;
  return size === 1 ? 4 : 3;
}
