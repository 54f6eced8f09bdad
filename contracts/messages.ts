import type { LanguageError } from './failures.ts';
import type { Upload } from './report.ts';
import type { RetireList } from './terminology.ts';

/**
 * What the state machine and the functions say to each other. References and small results only:
 * a state's input is limited to 256 KiB. `schema` lets an execution that waited for an embargo
 * through a deployment still be understood.
 */
export const schema = 1;

/** An S3 event as EventBridge delivers it; only what ingest reads. `version-id` is absent where a bucket's events lack it. */
export interface ObjectEvent {
  'detail-type': 'Object Created' | 'Object Deleted';
  detail: {
    bucket: { name: string };
    object: { key: string; etag?: string; 'version-id'?: string; sequencer?: string };
    'deletion-type'?: string;
    reason?: string;
  };
}

export interface IngestInput {
  event: ObjectEvent;
  /** ARN of this execution: it owns the revision that it registers, also when the task is retried. */
  execution: string;
  /** How often an operator has redriven it. */
  redrive: number;
}

type IngestOutcome =
  | 'ignored'
  | 'rejected'
  | 'unchanged'
  | 'superseded'
  | 'withdrawn'
  | 'withdraw'
  | 'waiting'
  | 'held'
  | 'release';

/**
 * `held` (by an embargo) and `release` go on to translation, and `withdraw` to Withdraw; the others are
 * over, their report is written. `waiting` is reported as held too, but for something that another upload
 * must bring.
 */
export type IngestResult =
  | { schema: typeof schema; outcome: Exclude<IngestOutcome, 'withdraw' | 'held' | 'release'> }
  | { schema: typeof schema; outcome: 'withdraw'; withdraw: WithdrawalRequest }
  | ({ schema: typeof schema; outcome: 'release'; release: ReleaseReference } & Guarded)
  | ({ schema: typeof schema; outcome: 'held'; until: string; release: ReleaseReference } & Guarded);

/** `estimate`: what it costs must be counted before anything of it is sent. */
interface Guarded {
  estimate?: true;
}

/** One revision of a release, on its way. */
export interface ReleaseReference {
  slug: string;
  revision: number;
  upload: Upload;
  /** Uploads that this revision takes up beside its own, and whose reports wait for it: a translation that was here before its source, a source whose translation came before it was published. */
  also?: Upload[];
  /** Canonical tags: the source's own language first, then those that it is translated into. */
  languages: string[];
}

/** Import functions are asked as ingest is; their report is the end. */
export interface ImportResult {
  schema: typeof schema;
  outcome: 'ignored' | 'rejected' | 'superseded' | 'withdrawn' | 'imported';
}

/** A release that its editor takes away: by deleting the upload, or by the option `withdrawn`. Nothing of it is registered yet. */
interface WithdrawalRequest {
  slug: string;
  upload: Upload;
  reason?: string;
}

export interface WithdrawInput extends Pick<IngestInput, 'execution' | 'redrive'> {
  schema: typeof schema;
  withdraw: WithdrawalRequest;
}

/** `held`: too many came at once, nothing is withdrawn. `ignored`: another execution has it in hand. */
export interface WithdrawResult {
  schema: typeof schema;
  outcome: 'withdrawn' | 'held' | 'superseded' | 'ignored';
}

export interface EstimateInput {
  schema: typeof schema;
  release: ReleaseReference;
}

/** `over`: the upload is reported as held, and nothing follows. */
export type EstimateResult =
  | { schema: typeof schema; outcome: 'within' }
  | { schema: typeof schema; outcome: 'over'; characters: number };

export interface TranslateInput {
  schema: typeof schema;
  release: ReleaseReference;
  language: string;
}

/** What the Map over languages collects; the rendition itself is in the work bucket. */
export type TranslateResult =
  | { language: string; status: 'translated' | 'awaiting-review' }
  | { language: string; status: 'failed'; error: LanguageError };

export interface PublishInput {
  schema: typeof schema;
  release: ReleaseReference;
  results: TranslateResult[];
}

export interface PublishResult {
  schema: typeof schema;
  outcome: 'published' | 'partial' | 'superseded' | 'withdrawn' | 'failed';
  version?: number;
}

/** To the function that keeps term lists: a file in `terminology/`, or a list whose time is over. */
export type ImportTermsInput = Pick<IngestInput, 'event' | 'execution'> | { retire: RetireList };

export interface ImportTermsResult {
  schema: typeof schema;
  outcome: 'ignored' | 'rejected' | 'imported' | 'unchanged' | 'superseded' | 'withdrawn' | 'retired' | 'kept';
  /** A list to come back for in a day, when nothing under way is translated with it any more. */
  retire?: RetireList;
}

/**
 * Errors worth retrying, as Step Functions matches them. Literals, since bundling may rename
 * classes; each is thrown as `error.name`.
 */
export const retryableErrors = {
  /** The deadline is near; what is verified is kept, and the next attempt goes on from there. */
  outOfTime: 'OutOfTime',
  /** The engine throttles or is down beyond the SDK's own retries. */
  engineUnavailable: 'EngineUnavailable',
  /** Another writer was faster on every try. */
  contended: 'Contended',
} as const;

export type RetryableName = (typeof retryableErrors)[keyof typeof retryableErrors];

/** An error that the state machine retries; its name is one that `infra/workflow/retries.ts` matches. */
export class Retryable extends Error {
  override readonly name: RetryableName;

  constructor(name: RetryableName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}
