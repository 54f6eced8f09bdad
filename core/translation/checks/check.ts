import type { FormatName } from '../../../contracts/document.ts';

/** A unit of a machine's rendition, both sides as a reader sees them. */
export interface CheckedPair {
  source: string;
  target: string;
  /** Canonical tags. */
  sourceLanguage: string;
  language: string;
  /** In JSON, some words are placeholders. */
  format?: FormatName;
}

/**
 * Checks for one mistake that engines make. Runs in linear time in the texts' length, and may be wrong: its result is
 * a warning.
 *
 * @returns the fault, in a sentence; undefined if it finds none.
 */
export type Check = (pair: CheckedPair) => string | undefined;
