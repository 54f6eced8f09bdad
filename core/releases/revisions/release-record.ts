import type { ReportedError } from '../../../contracts/failures.ts';
import type { Change, LatestLanguage } from '../../../contracts/manifest.ts';
import type { Upload } from '../../../contracts/report.ts';
import type { TermListReference } from '../../../contracts/terminology.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { Withdrawal } from '../../../contracts/withdrawal.ts';
import type { KeptValues, RememberedOptions } from '../options/remembered.ts';

/**
 * What is known of one release, as one record that every change replaces as a whole, on the
 * condition that nobody else changed it meanwhile. The functions of this folder are pure: they take
 * the record and say what it becomes; `aws/dynamodb/releases.ts` reads and writes.
 */
export interface ReleaseRecord {
  slug: string;
  /** Counts the changes of this record; the condition of every write. */
  tick: number;
  /** The extension that owns the slug until it is withdrawn. */
  extension: string;
  /** The newest registered revision. */
  newest: Revision;
  /** The last public version number given out; 0 before the first. */
  lastVersion: number;
  committed?: Committed;
  /** The newest revision that withdrew the release. */
  withdrawn?: number;
  /** The source as it is now; absent before it arrives, and once it is deleted. */
  source?: SourceInput;
  /** The sources so far, oldest first, so that a late translation finds the one that it translates. */
  sources?: PastSource[];
  /** What people translated: every file that is there, by its key. Older records have them by language. */
  translations?: Record<string, TranslationInput>;
  /** The newest XLIFF file of a key as long as it is not finished: the release is not made of it, but the memory has its words. */
  unfinished?: Record<string, TranslationInput>;
  /** The files of its folder, by their names in it. */
  attachments?: Record<string, AttachmentInput>;
  /** The newest event of each key, by S3's sequencer: what is older changes nothing any more. */
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
  /** The term list that was current when it arrived; its translations go by the same. */
  terms?: TermListReference;
  /** What the next source goes by, unless it says otherwise. Once the source is deleted nothing is remembered. */
  options?: RememberedOptions;
  /** What only the release as it was before can tell of it. */
  warnings?: Warning[];
}

export interface PastSource {
  upload: Upload;
  /** The revision that it arrived as. */
  revision: number;
  /** The first version that was made of it. */
  version?: number;
  /** The options that it went by without saying them itself. */
  kept?: KeptValues;
}

/** A file of a person's, and which source it translates. */
export interface TranslationInput {
  upload: Upload;
  /** Canonical tag. */
  language: string;
  extension: string;
  /** Of the file, hex. */
  sha256: string;
  /** RFC 3339: when it was taken in. Of two files that say different things of one text, the newer counts. */
  at: string;
  /** Absent while there is no source. */
  translates?: Upload;
}

/** A file beside the text, such as an image. Its bytes stay in the upload bucket until a version is published. */
export interface AttachmentInput {
  upload: Upload;
  /** S3's, of the bytes: an MD5, or of a multipart upload one for its parts. */
  etag: string;
  bytes: number;
}

/** One upload or deletion that changed the release. */
export interface Revision {
  revision: number;
  /** What arrived: the source, a person's translation or an attachment (or that it was deleted), or the source's deletion. */
  kind: 'upload' | 'translation' | 'attachment' | 'deletion';
  upload: Upload;
  /** Uploads whose reports wait for this revision too. */
  also?: Upload[];
  /** The execution that registered it and carries it on. */
  execution: string;
  /** Hash of everything that it is made of; empty for a deletion. */
  fingerprint: string;
  /** Of the source alone. */
  sourceFingerprint?: string;
  /** Of the attachments alone; absent where there are none. */
  attachmentsFingerprint?: string;
  /** UTC; while it lies ahead the revision is held. */
  embargo?: string;
  /** `held`: for what `hold` says. No execution waits with it. */
  state: 'under-way' | 'held' | 'published' | 'partial' | 'failed' | 'withdrawn';
  hold?: ReportedError;
  /** Its execution ended before its time; what follows the commit may be missing. */
  died?: boolean;
  /** Of what took a published release away: what Withdraw has to do, also when it begins again. */
  withdrawal?: Withdrawn;
  /** Given out when its turn to be published comes, and then fixed, so that a retry writes the same bytes. */
  publication?: Publication;
}

export interface Withdrawn extends Withdrawal {
  /** Its versions up to this one are taken away. */
  version: number;
  /** Of the public record that says so. */
  tick: number;
}

export interface Publication {
  version: number;
  publishedAt: string;
  change: Change;
  previousVersion?: number;
}

/** What readers see now. */
export interface Committed {
  revision: number;
  version: number;
  fingerprint: string;
  sourceFingerprint?: string;
  attachmentsFingerprint?: string;
  complete: boolean;
  /** A language of it is published once a person has approved it. */
  awaitsReview?: true;
  languages: Record<string, LatestLanguage>;
}
