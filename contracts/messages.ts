import type { LanguageError } from './failures.ts';
import type { Upload } from './report.ts';
import type { Estimate } from './spending.ts';
import type { RetireList } from './terminology.ts';

/**
 * The messages between the state machine and the functions. References and small results only: a state's
 * input is limited to 256 KiB. `schema` lets a newer deployment understand an execution that waited for an
 * embargo.
 */
export const schema = 1;

/**
 * An S3 event as EventBridge delivers it; only the fields that ingest reads. `version-id` is absent if the
 * bucket is not versioned.
 */
export interface ObjectEvent {
  'detail-type': 'Object Created' | 'Object Deleted';
  detail: {
    bucket: { name: string };
    object: { key: string; etag?: string; 'version-id'?: string; sequencer?: string };
    'deletion-type'?: string;
    reason?: string;
    /** Of the request: an AWS account, or the name of a service (Amazon S3 User Guide: EventBridge message structure). */
    requester?: string;
  };
}

/** Whether a version was removed for good: the file may still be there, in another one. */
export function isPermanent(detail: ObjectEvent['detail']): boolean {
  return detail['deletion-type'] === 'Permanently Deleted';
}

export interface IngestInput {
  event: ObjectEvent;
  /** ARN of this execution: it owns the revision that it registers, also when the task is retried. */
  execution: string;
  /** How often an operator has redriven the execution. */
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
 * `held` (by an embargo) and `release` continue to translation, `withdraw` to Withdraw. The other outcomes
 * end the execution; their report is written. `waiting` is reported as held too, until another upload
 * completes it.
 */
export type IngestResult = IngestResultOf & {
  /** The slug, if the upload replaced a revision that may have a preview; empty once the preview is erased. */
  previewed?: string;
};

type IngestResultOf =
  | { schema: typeof schema; outcome: Exclude<IngestOutcome, 'withdraw' | 'held' | 'release'> }
  | { schema: typeof schema; outcome: 'withdraw'; withdraw: WithdrawalRequest }
  | ({ schema: typeof schema; outcome: 'release'; release: ReleaseReference } & Guarded)
  | ({ schema: typeof schema; outcome: 'held'; until: string; release: ReleaseReference } & Guarded);

/** `estimate`: the cost must be counted before anything is sent. */
interface Guarded {
  estimate?: true;
}

/** One revision of a release on its way. */
export interface ReleaseReference {
  slug: string;
  revision: number;
  upload: Upload;
  /**
   * Other uploads that this revision includes and whose reports wait for it: a translation that arrived
   * before its source, or a source whose translation arrived before it was published.
   */
  also?: Upload[];
  /** Canonical tags: the source language first, then the targets. */
  languages: string[];
}

/** Import functions take ingest's input; their report ends the execution. */
export interface ImportResult {
  schema: typeof schema;
  outcome: 'ignored' | 'rejected' | 'superseded' | 'withdrawn' | 'imported';
}

/**
 * A release that its editor withdraws, by deleting the upload or by the option `withdrawn`. Nothing is
 * registered yet.
 */
interface WithdrawalRequest {
  slug: string;
  upload: Upload;
  reason?: string;
}

export interface WithdrawInput extends Pick<IngestInput, 'execution' | 'redrive'> {
  schema: typeof schema;
  withdraw: WithdrawalRequest;
  /**
   * `take-away` replaces and deletes objects, `finish` empties the caches and reports: CloudFront may ask `finish` to
   * wait for minutes. Absent in executions that began before there were steps: both in one.
   */
  step?: 'take-away' | 'finish';
}

/** Addresses to remove from the caches, after their objects were deleted. */
export interface ClearInput {
  schema: typeof schema;
  clear: ClearRequest;
}

/** `version`: the number that stays unused. `reference`: a second request with the same one does nothing. */
interface ClearRequest {
  slug: string;
  version: number;
  reference: string;
}

/** `held`: too many withdrawals at once, nothing is withdrawn. `ignored`: another execution handles it. */
export interface WithdrawResult {
  schema: typeof schema;
  outcome: 'withdrawn' | 'held' | 'superseded' | 'ignored';
}

/**
 * What a maintainer asks the withdrawing function for, which alone may delete what is published: one version of a
 * release, in every bucket.
 */
export interface PurgeInput {
  schema: typeof schema;
  /** `reference`: of the invalidation; the same when the request is repeated. */
  purge: { slug: string; version: number; reference: string };
  step: 'plan' | 'carry-out';
}

export interface PurgeResult {
  schema: typeof schema;
  outcome: 'planned' | 'purged' | 'refused';
  /** For `refused`: the version was never given, or readers see it. */
  why?: 'missing' | 'shown';
  /** `count`: of its versions, deletions included. */
  objects: { bucket: 'publish' | 'work' | 'upload'; key: string; count: number }[];
}

/** Entries of the memories that a maintainer wants forgotten, by their keys; `from`: the uploads whose words go. */
export interface ForgetInput {
  schema: typeof schema;
  forget: { machine: string[]; human: { key: string; from: string[] }[] };
}

export interface ForgetResult {
  schema: typeof schema;
  outcome: 'forgotten';
}

export interface EstimateInput {
  schema: typeof schema;
  release: ReleaseReference;
  /** The estimate of a release that has waited for the next day's budget: it is not made again. */
  waited?: Estimate['languages'] | null;
}

/**
 * `over`: the upload is reported as held, or does not count any more, and the execution ends. `wait`: the budget of the
 * day is used up, and the execution asks again at this time.
 */
export type EstimateResult =
  | { schema: typeof schema; outcome: 'within' }
  | { schema: typeof schema; outcome: 'over'; characters: number }
  | { schema: typeof schema; outcome: 'wait'; until: string; waited: Estimate['languages'] };

export interface TranslateInput {
  schema: typeof schema;
  release: ReleaseReference;
  language: string;
}

/**
 * The result of one language, collected by the Map; the rendition itself is in the work bucket. `sha256`: hex, of the
 * rendition, so that Publish does not take another one that somebody put there. Absent in executions that began before
 * Translate gave it.
 */
export type TranslateResult =
  | { language: string; status: 'translated' | 'awaiting-review'; sha256?: string }
  | { language: string; status: 'failed'; error: LanguageError };

export interface PublishInput {
  schema: typeof schema;
  release: ReleaseReference;
  results: TranslateResult[];
  /** How often the execution has been redriven; absent if it began before executions said so. */
  redrive?: number;
  /** Whether the state machine clears caches. Absent in executions that began before it did. */
  clearsLater?: true;
}

export interface PublishResult {
  schema: typeof schema;
  outcome: 'published' | 'partial' | 'superseded' | 'withdrawn' | 'failed';
  version?: number;
  /** Present if the version was refused after its objects were put: a reader may have fetched one. */
  clear?: ClearRequest;
}

/** A translated revision that waits for its embargo: Preview makes pages of it for its editors. */
export interface PreviewInput extends Pick<PublishInput, 'schema' | 'release' | 'results'> {
  /** RFC 3339: the end of the embargo. */
  until: string;
}

/** Has the previews of a release erased that show what will not be published, or is. */
export interface ErasePreviewsInput {
  schema: typeof schema;
  /** The slug. */
  erase: string;
}

/** `none`: the release does not wait any more, or its source language failed. `erased`: the answer to `erase`. */
export interface PreviewResult {
  schema: typeof schema;
  outcome: 'shown' | 'none' | 'erased';
}

/** The detail of EventBridge's event "Step Functions Execution Status Change"; only the fields that are read. */
export interface DeadExecution {
  executionArn: string;
  status: 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  /** The execution's input, as JSON: the event of an upload. */
  input: string;
  /** `null` if the execution has none. */
  error?: string | null;
  cause?: string | null;
  /** How often it had been redriven before it died. */
  redriveCount?: number;
}

/** A dead execution, whose uncommitted versions Withdraw removes. */
export interface RemoveAbandonedInput {
  schema: typeof schema;
  dead: DeadExecution;
}

/** `none`: the execution had not registered a revision, or its version is committed. */
export interface RemoveAbandonedResult {
  schema: typeof schema;
  outcome: 'none' | 'removed';
}

/** Input of the function that keeps term lists: an upload in `terminology/`, or a list to delete. */
export type ImportTermsInput = Pick<IngestInput, 'event' | 'execution'> | { retire: RetireList };

export interface ImportTermsResult {
  schema: typeof schema;
  outcome: 'ignored' | 'rejected' | 'imported' | 'unchanged' | 'superseded' | 'withdrawn' | 'retired' | 'kept';
  /** A list to delete a day later, when running translations no longer use it. */
  retire?: RetireList;
}

/**
 * Errors worth retrying, as Step Functions matches them by `error.name`. Literals, since bundling may rename
 * classes.
 */
export const retryableErrors = {
  /** The deadline is near. Verified results are kept, and the next attempt continues from there. */
  outOfTime: 'OutOfTime',
  /** The engine throttles or is down for longer than the SDK retries. */
  engineUnavailable: 'EngineUnavailable',
  /** Another writer won every attempt. */
  contended: 'Contended',
  /** CloudFront's own name: it takes fifteen paths with an asterisk at once. */
  tooManyInvalidations: 'TooManyInvalidationsInProgress',
} as const;

export type RetryableName = (typeof retryableErrors)[keyof typeof retryableErrors];

/** An error that the state machine retries by its name: see `infra/workflow/retries.ts`. */
export class Retryable extends Error {
  override readonly name: RetryableName;
  /** Whether the service may have carried out the request all the same, and bills it. */
  mayHaveAnswered = false;

  constructor(name: RetryableName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}
