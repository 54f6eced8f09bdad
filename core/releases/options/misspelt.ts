import { distance } from 'fastest-levenshtein';
import { metadataOptions, type OptionName, optionNames } from './known-options.ts';

/** Two edits cover a swapped, a missing and a doubled letter; three would match authors' own words. */
const closeEnough = 2;
/** For these, two edits would match "lead" and "prefix". */
const oneEditAway: readonly OptionName[] = metadataOptions;

/** The option that a misspelt key of the metadata probably means; undefined if it is an option, or a program's own key. */
export function misspelt(key: string): OptionName | undefined {
  const written = key.toLowerCase();
  if (optionNames.some((name) => name === written)) return undefined;
  return optionNames.find((name) => distance(name, written) <= (oneEditAway.includes(name) ? 1 : closeEnough));
}
