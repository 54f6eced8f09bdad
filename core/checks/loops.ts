import type { Check } from './check.ts';

/** Times that a phrase follows itself before it is a loop and not emphasis. */
const times = 4;
/** Words of the longest phrase that is looked for: engines loop on a word or a short phrase. */
const longestPhrase = 6;

/** Engines that lose their way say the same again and again. */
export const loops: Check = ({ source, target }) => {
  const found = loopIn(target);
  return found !== undefined && loopIn(source) === undefined ? `The translation repeats "${found}".` : undefined;
};

/** The phrase that a text says several times in a row. */
function loopIn(text: string): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let size = 1; size <= longestPhrase; size += 1) {
    let run = 0;
    for (let at = size; at < words.length; at += 1) {
      run = words[at] === words[at - size] ? run + 1 : 0;
      if (run >= size * (times - 1)) return words.slice(at - size + 1, at + 1).join(' ');
    }
  }
  return undefined;
}
