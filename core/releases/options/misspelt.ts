import { distance } from 'fastest-levenshtein';
import { metadataOptions, type OptionName, optionNames } from './known-options.ts';

/** Two edits cover a swapped, a missing and a doubled letter; three would claim words that authors use themselves. */
const closeEnough = 2;
/** Of these two edits would claim "lead" and "prefix". */
const oneEditAway: readonly OptionName[] = metadataOptions;

/**
 * The option that a key was probably meant to be; undefined where it is one, or is the author's own.
 *
 * @param names that may be given where the key stands
 */
export function misspelt(key: string, names: readonly OptionName[] = optionNames): OptionName | undefined {
  const written = key.toLowerCase();
  if (names.some((name) => name === written)) return undefined;
  return names.find((name) => distance(name, written) <= (oneEditAway.includes(name) ? 1 : closeEnough));
}
