import type { ReportedError } from './failures.ts';
import type { MemoryCounts } from './memory-counts.ts';
import type { ReportedOption } from './options.ts';
import type { Estimate } from './spending.ts';
import type { TermCounts } from './terminology.ts';
import type { Warning } from './warnings.ts';
import type { ReportedWithdrawal } from './withdrawal.ts';

/**
 * How an upload ended, or that it waits. The order is the order in which a report of the same
 * upload may replace an earlier one: what is final is never taken back by something less final.
 */
export const outcomeRanks = {
  held: 0,
  failed: 1,
  // An event that comes once more when newer ones have passed it takes nothing back.
  superseded: 1,
  published: 2,
  partial: 2,
  imported: 2,
  unchanged: 2,
  rejected: 2,
  withdrawn: 2,
} as const satisfies Record<string, number>;

export type Outcome = keyof typeof outcomeRanks;

/** The upload, or the deletion, that a report is about. */
export interface Upload {
  key: string;
  versionId: string;
  etag?: string;
  /** Orders the events of one key; S3's own, see `contracts/sequencer.ts`. */
  sequencer: string;
}

/** `reports/<upload key>.json` and `history/<upload key>/<version id>.json`. */
export interface Report {
  schema: 1;
  outcome: Outcome;
  /** RFC 3339, UTC: when this report was written. */
  at: string;
  release?: string;
  revision?: number;
  version?: number;
  upload: Upload;
  /** Of a source: the options in force, and where each comes from; absent where the upload ended before they were known. */
  options?: ReportedOption[];
  /** RFC 3339: while `held` by an embargo, when it will be published; held for another reason, `errors` says which. */
  heldUntil?: string;
  errors: ReportedError[];
  /** While `held` by `BudgetExceeded`: what it would cost, and the command that approves it. */
  estimate?: Estimate & { approve: string };
  /** Of a translation memory: what came of it. */
  memory?: MemoryCounts;
  warnings: Warning[];
  /** Key of the manifest in the publish bucket. */
  manifest?: string;
  languages: Record<string, ReportedLanguage>;
  /** Of what took a published release away: what that was. */
  withdrawn?: ReportedWithdrawal;
  /** Of a term list: what is in it. */
  terminology?: TermCounts;
}

export interface ReportedLanguage {
  status: 'published' | 'stale' | 'awaiting-review' | 'failed';
  /** Address of the page: absolute where a domain is configured, else its key in the publish bucket. */
  url?: string;
  error?: ReportedError;
  /** While it waits for review, or is stale: where its package is in the work bucket, `<this>.<ext>`, `.html` and `.xlf`. */
  review?: string;
}

/** The detail of the event that every report is announced with. */
export const eventSource = 'dragoman';
export const eventDetailType = (outcome: Outcome) => `Release ${outcome}`;
