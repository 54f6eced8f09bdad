import type { LanguageError } from './failures.ts';
import type { Upload } from './report.ts';

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

export type IngestOutcome = 'ignored' | 'rejected' | 'unchanged' | 'superseded' | 'withdrawn' | 'held' | 'release';

/** `held` and `release` go on to translation; the others are over, their report is written. */
export type IngestResult =
  | { schema: typeof schema; outcome: Exclude<IngestOutcome, 'held' | 'release'> }
  | { schema: typeof schema; outcome: 'release'; release: ReleaseReference }
  | { schema: typeof schema; outcome: 'held'; until: string; release: ReleaseReference };

/** One revision of a release, on its way. */
export interface ReleaseReference {
  slug: string;
  revision: number;
  upload: Upload;
  /** Canonical tags: the source's own language first, then those that it is translated into. */
  languages: string[];
}

export interface TranslateInput {
  schema: typeof schema;
  release: ReleaseReference;
  language: string;
}

/** What the Map over languages collects; the rendition itself is in the work bucket. */
export type TranslateResult =
  | { language: string; status: 'translated' }
  | { language: string; status: 'failed'; error: LanguageError };

export interface PublishInput {
  schema: typeof schema;
  release: ReleaseReference;
  results: TranslateResult[];
}

export interface PublishResult {
  schema: typeof schema;
  outcome: 'published' | 'partial' | 'superseded' | 'withdrawn';
  version?: number;
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
