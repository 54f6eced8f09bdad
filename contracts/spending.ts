/**
 * The limits on translation, from `cdk.json`; the variable `SPENDING` holds them as JSON. Not part of the
 * settings that make a version.
 */
export interface SpendingLimits {
  /** Characters that one upload may have translated, over all its languages, before an approver approves it. */
  charactersPerRelease: number;
  /** Characters that all uploads of one day (UTC) may have translated together; further ones wait for the next day. */
  dailyCharacters: number;
  /** Characters that no approval passes, neither for one upload nor for all of a day. */
  most: number;
  /** US dollars per million characters. */
  pricePerMillion: number;
}

/** Unless the configuration sets others: a release of 25 pages in six languages takes some 400,000. */
export const defaultLimits = { charactersPerRelease: 1_000_000, dailyCharacters: 5_000_000, most: 20_000_000 } as const;

/** Amazon Translate, standard text translation: USD 15.00 per million characters (Amazon Translate pricing). */
export const listPricePerMillion = 15;

/** What a language may send at most, as a multiple of its estimate: answers that cannot be used are asked for again. */
const mostTimes = 2;

/** Characters that a language may always send: in a short text a single repetition is a large part. */
const alwaysAllowed = 10_000;

/** Characters that a language may send at most, also if the answers of the engine make it ask again. */
export function ceilingOf(estimate: number): number {
  return Math.max(mostTimes * estimate, alwaysAllowed);
}

/**
 * Hash keys of counters in the Releases table, none of which is ever a slug: the first prefix is reserved for uploads of
 * memories, and the second begins with an empty folder name.
 */
export const spendingKeys = {
  days: 'memory/spend',
  release: (slug: string) => `/spending/${slug}`,
} as const;

/** The cost of an upload, as its report and the command line show it. */
export interface Estimate {
  /** Characters to be sent, as Amazon Translate bills them: Unicode code points. */
  characters: number;
  /** US dollars. */
  dollars: number;
  /** By canonical tag. */
  languages: Record<string, { characters: number; dollars: number }>;
}

/** Why an upload needs approval, or has to wait. */
export type Excess =
  | { by: 'release'; limit: number }
  /** More than any approval allows. */
  | { by: 'most'; limit: number }
  /** More than the budget of a whole day, so that waiting would not help. */
  | { by: 'any-day'; limit: number }
  /** `spent`: characters that other uploads booked or used today. */
  | { by: 'day'; limit: number; spent: number };
