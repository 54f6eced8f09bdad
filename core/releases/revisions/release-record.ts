import type { ReportedError } from '../../../contracts/failures.ts';
import type { Change, LatestLanguage } from '../../../contracts/manifest.ts';
import type { Upload } from '../../../contracts/report.ts';
import type { ChainLink } from '../../../contracts/signature.ts';
import type { TermListReference } from '../../../contracts/terminology.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { Withdrawal } from '../../../contracts/withdrawal.ts';
import type { KeptValues, RememberedOptions } from '../options/remembered.ts';

/**
 * Everything known of one release, in one record. Every change replaces it as a whole, on the condition that
 * nobody else changed it meanwhile. The functions of this folder are pure: they take the record and return
 * the next one; `aws/dynamodb/releases.ts` reads and writes it.
 */
export interface ReleaseRecord {
  slug: string;
  /** Counts the changes of this record; the condition of every write. */
  tick: number;
  /** The extension that owns the slug until the release is withdrawn. */
  extension: string;
  /** The newest registered revision. */
  newest: Revision;
  /** The last public version number; 0 before the first. */
  lastVersion: number;
  committed?: Committed;
  /** The newest revision that withdrew the release. */
  withdrawn?: number;
  /** The current source; absent before it arrives and after it is deleted. */
  source?: SourceInput;
  /** The sources so far, oldest first, so that a late translation finds its source. */
  sources?: PastSource[];
  /** People's translations: all current files by key. Older records have them by language. */
  translations?: Record<string, TranslationInput>;
  /**
   * The newest XLIFF file of each key while it is not finished: the release does not use it, but the memory
   * has its words.
   */
  unfinished?: Record<string, TranslationInput>;
  /** The files of its folder, by name. */
  attachments?: Record<string, AttachmentInput>;
  /** The newest event of each key, by S3's sequencer; older events are ignored. By a hash of the key, see `sequencers.ts`. */
  sequencers?: Record<string, string>;
}

/** Where the records of releases are read, by slug. */
export interface ReleaseRecords {
  read(slug: string): Promise<ReleaseRecord | undefined>;
}

export interface SourceInput {
  upload: Upload;
  /** Hash of bytes, options and configuration. */
  fingerprint: string;
  /** The term list that was current when it arrived; its translations use the same. */
  terms?: TermListReference;
  /** Options for the next source, unless it changes them. Forgotten when the source is deleted. */
  options?: RememberedOptions;
  /** Warnings that depend on the release's earlier state. */
  warnings?: Warning[];
  /** The option `republish` of its upload: it counts once. */
  republish?: string;
}

export interface PastSource {
  upload: Upload;
  /** The revision of its arrival. */
  revision: number;
  /** The first version made from it. */
  version?: number;
  /** The remembered options that it used. */
  kept?: KeptValues;
}

/** A person's file, and the source that it translates. */
export interface TranslationInput {
  upload: Upload;
  /** Canonical tag. */
  language: string;
  extension: string;
  /** SHA-256 of the file, hex. */
  sha256: string;
  /** RFC 3339: when it was registered. If two files translate a text differently, the newer counts. */
  at: string;
  /** Absent while the source is missing. */
  translates?: Upload;
}

/** A file beside the text, such as an image. Its bytes stay in the upload bucket until a version is published. */
export interface AttachmentInput {
  upload: Upload;
  /** S3's ETag of the bytes: an MD5, or for a multipart upload a digest of its parts. */
  etag: string;
  bytes: number;
}

/** One upload or deletion that changed the release. */
export interface Revision {
  number: number;
  /** What arrived or was deleted: the source, a translation or an attachment; `deletion` is the source's. */
  kind: 'upload' | 'translation' | 'attachment' | 'deletion';
  upload: Upload;
  /** Other uploads whose reports wait for this revision. */
  also?: Upload[];
  /** The execution that registered and processes it. */
  execution: string;
  /** Hash of all its inputs; empty for a deletion. */
  fingerprint: string;
  /** The source's fingerprint alone. */
  sourceFingerprint?: string;
  /** The attachments' fingerprint alone; absent without attachments. */
  attachmentsFingerprint?: string;
  /** UTC; the revision is held until then. */
  embargo?: string;
  /** `held`: for the reason in `hold`. Its execution has ended. */
  state: 'under-way' | 'held' | 'published' | 'partial' | 'failed' | 'withdrawn';
  hold?: ReportedError;
  /** The same inputs again, because the memory has changed since. */
  republished?: true;
  /** Its execution died; steps after the commit may be missing. */
  died?: boolean;
  /** How often the execution had been redriven when it died; absent if never. A later redrive may continue. */
  diedInRedrive?: number;
  /** Version numbers that its dead executions gave up. They are never committed, so what was put there is removed. */
  abandoned?: number[];
  /** For a deletion: the last version number before it. None up to it can still be committed. */
  lastVersion?: number;
  /** For the withdrawal of a published release: Withdraw's task, kept for restarts. */
  withdrawal?: Withdrawn;
  /** Given at publication and then fixed, so that a retry writes the same bytes. */
  publication?: Publication;
}

export interface Withdrawn extends Withdrawal {
  /** Versions up to this one are withdrawn. */
  version: number;
  /** Tick of the public record that says so. */
  tick: number;
}

export interface Publication {
  version: number;
  publishedAt: string;
  change: Change;
  previousVersion?: number;
  /** The newest entry of the catalogue at that time: the statement that is signed refers to it. */
  previous?: ChainLink;
}

/** The release as readers see it. */
export interface Committed {
  revision: number;
  version: number;
  fingerprint: string;
  sourceFingerprint?: string;
  attachmentsFingerprint?: string;
  complete: boolean;
  /** One of its languages waits for a person's approval. */
  awaitsReview?: true;
  languages: Record<string, LatestLanguage>;
}
