/**
 * The limits on translation, from `cdk.json`; the variable `SPENDING` holds them as JSON. Not part of the
 * settings that make a version.
 */
export interface SpendingLimits {
  /** Characters that one upload may have translated, over all its languages, before somebody approves it. */
  charactersPerRelease: number;
  /** Characters that all uploads of one day (UTC) may have translated together; absent if there is no daily limit. */
  dailyCharacters?: number;
  /** US dollars per million characters. */
  pricePerMillion: number;
}

/** Amazon Translate, standard text translation: USD 15.00 per million characters (Amazon Translate pricing). */
export const listPricePerMillion = 15;

/** The cost of an upload, as its report and the command line show it. */
export interface Estimate {
  /** Characters to be sent, as Amazon Translate bills them: Unicode code points. */
  characters: number;
  /** US dollars. */
  dollars: number;
  /** By canonical tag. */
  languages: Record<string, { characters: number; dollars: number }>;
}

/** Why an upload needs approval. */
export type Excess =
  | { by: 'release'; limit: number }
  /** `spent`: characters that other uploads used today. */
  | { by: 'day'; limit: number; spent: number };
