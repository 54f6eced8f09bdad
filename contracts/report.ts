import type { ReportedError } from './failures.ts';
import type { MemoryCounts } from './memory-counts.ts';
import type { ReportedOption } from './options.ts';
import type { Estimate } from './spending.ts';
import type { TermCounts } from './terminology.ts';
import type { Warning } from './warnings.ts';
import type { ReportedWithdrawal } from './withdrawal.ts';
import type { WordsFrom } from './words.ts';

/**
 * How an upload ended, or that it waits. A report may replace one of the same upload whose rank is not
 * higher: a final outcome is never overwritten by a less final one.
 */
export const outcomeRanks = {
  held: 0,
  failed: 1,
  // An event that arrives again after newer ones does not overwrite a final report.
  superseded: 1,
  published: 2,
  partial: 2,
  imported: 2,
  unchanged: 2,
  rejected: 2,
  withdrawn: 2,
} as const satisfies Record<string, number>;

export type Outcome = keyof typeof outcomeRanks;

/** The upload, or the deletion, that a report describes. */
export interface Upload {
  key: string;
  versionId: string;
  etag?: string;
  /** Orders the events of one key; S3's own, see `contracts/sequencer.ts`. */
  sequencer: string;
  /** Who uploaded or deleted it, as far as S3's event says: an AWS account or service. For reports alone. */
  requester?: string;
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
  /**
   * For a source: the options in force and where each comes from; absent if the upload ended before they were
   * known.
   */
  options?: ReportedOption[];
  /** RFC 3339: when an upload goes on that is `held` by an embargo, or by `DailyBudget`; if held otherwise, see `errors`. */
  heldUntil?: string;
  /** While an upload is held by an embargo: the folder of its pages in the work bucket, and the command that fetches it. */
  preview?: { folder: string; fetch: string };
  errors: ReportedError[];
  /**
   * If `held` by `BudgetExceeded` or `DailyBudget`: the cost, and the command that approves it; without a command if no
   * approval allows so much.
   */
  estimate?: Estimate & { approve?: string };
  /** Present while an upload goes on that was approved: the number of characters. */
  approved?: { characters: number; at: string };
  /** For a translation memory: the counts of its import. */
  memory?: MemoryCounts;
  warnings: Warning[];
  /** Key of the manifest in the publish bucket. */
  manifest?: string;
  languages: Record<string, ReportedLanguage>;
  /** For a withdrawal: what was withdrawn. */
  withdrawn?: ReportedWithdrawal;
  /** For a term list: the counts of its terms. */
  terminology?: TermCounts;
  /** For a term list or translation memory: the command that lists the releases that it changes. */
  republish?: string;
}

export interface ReportedLanguage {
  /** `ready`: translated, and published when the embargo ends. */
  status: 'ready' | 'published' | 'stale' | 'awaiting-review' | 'failed';
  /** Address of the page: absolute if a domain is configured, else its key in the publish bucket. */
  url?: string;
  error?: ReportedError;
  /** Whose words a text has, if people wrote any of it: each upload, and its segments. */
  words?: WordsFrom[];
  /** When a person's approval of the text arrived, and as which upload. */
  approved?: { at: string; upload: WordsFrom['upload'] };
  /**
   * While it waits for review or is stale: its review package in the work bucket, `<this>.<ext>`, `.html` and
   * `.xlf`.
   */
  review?: string;
}

/** `source` and `detail-type` of the event that announces each report. */
export const eventSource = 'dragoman';
export const eventDetailType = (outcome: Outcome) => `Release ${outcome}`;
