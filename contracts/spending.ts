/** What may be spent on translation, as `cdk.json` says it; the variable `SPENDING` holds it as JSON. No part of what makes a version. */
export interface SpendingLimits {
  /** Characters that one upload may have translated, over all its languages, before somebody approves it. */
  charactersPerRelease: number;
  /** Characters that all uploads of one day (UTC) may have translated together; absent where there is no such budget. */
  dailyCharacters?: number;
  /** US dollars for a million characters. */
  pricePerMillion: number;
}

/** Amazon Translate, standard text translation: USD 15.00 a million characters (Amazon Translate pricing). */
export const listPricePerMillion = 15;

/** What an upload would cost, as its report and the command line say it. */
export interface Estimate {
  /** Characters as Amazon Translate bills them: Unicode code points that would be sent. */
  characters: number;
  /** US dollars. */
  dollars: number;
  /** By canonical tag. */
  languages: Record<string, { characters: number; dollars: number }>;
}

/** Why an upload is too expensive to go on by itself. */
export type Excess =
  | { by: 'release'; limit: number }
  /** `spent`: by the other uploads of the day. */
  | { by: 'day'; limit: number; spent: number };
