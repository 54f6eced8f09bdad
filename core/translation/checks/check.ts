/** A unit of a machine's rendition, as a reader sees both sides. */
export interface Pair {
  source: string;
  target: string;
  /** Canonical tags. */
  sourceLanguage: string;
  language: string;
}

/**
 * Looks at one thing that engines get wrong. Linear in the length of the texts, and never sure: what
 * it says is a warning.
 *
 * @returns what is wrong, in a sentence; undefined where nothing seems to be.
 */
export type Check = (pair: Pair) => string | undefined;
