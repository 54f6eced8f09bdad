import { distance } from 'fastest-levenshtein';
import { type OptionName, optionNames } from './known-options.ts';

/** Two edits cover a swapped, a missing and a doubled letter; three would claim words that authors use themselves. */
const closeEnough = 2;

/** The option that a key was probably meant to be; undefined where it is one, or is the author's own. */
export function misspelt(key: string): OptionName | undefined {
  const written = key.toLowerCase();
  if (optionNames.some((name) => name === written)) return undefined;
  return optionNames.find((name) => distance(name, written) <= closeEnough);
}
