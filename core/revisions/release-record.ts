import type { Change, LatestLanguage } from '../../contracts/manifest.ts';
import type { Upload } from '../../contracts/report.ts';

/**
 * What is known of one release, as one record that every change replaces as a whole, on the
 * condition that nobody else changed it meanwhile. The functions of this folder are pure: they take
 * the record and say what it becomes; `functions/shared/releases.ts` reads and writes.
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
}

/** One upload or deletion that changed the release. */
export interface Revision {
  revision: number;
  kind: 'upload' | 'deletion';
  upload: Upload;
  /** The execution that registered it and carries it on. */
  execution: string;
  /** Hash of bytes, options and configuration; empty for a deletion. */
  fingerprint: string;
  /** UTC; while it lies ahead the revision is held. */
  embargo?: string;
  state: 'under-way' | 'published' | 'partial' | 'failed' | 'withdrawn';
  /** Its execution ended before its time; what follows the commit may be missing. */
  died?: boolean;
  /** Given out when its turn to be published comes, and then fixed, so that a retry writes the same bytes. */
  publication?: Publication;
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
  complete: boolean;
  languages: Record<string, LatestLanguage>;
}
