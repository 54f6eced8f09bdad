import { distance } from 'fastest-levenshtein';
import { metadataOptions, type OptionName, optionNames } from './known-options.ts';

/** Two edits cover a swapped, a missing and a doubled letter; three would match authors' own words. */
const closeEnough = 2;
/** For these, two edits would match "lead" and "prefix". */
const oneEditAway: readonly OptionName[] = metadataOptions;

/**
 * The option that a misspelt key probably means; undefined if it is an option, or the author's own key.
 *
 * @param names options that are allowed there
 */
export function misspelt(key: string, names: readonly OptionName[] = optionNames): OptionName | undefined {
  const written = key.toLowerCase();
  if (names.some((name) => name === written)) return undefined;
  return names.find((name) => distance(name, written) <= (oneEditAway.includes(name) ? 1 : closeEnough));
}
