import type { Change, ReleaseText } from './manifest.ts';
import type { Withdrawal } from './withdrawal.ts';

/**
 * The records that the site is built from, as code has them: tables and the work bucket store the slug as `release`
 * and the number of a version as `version` (`core/releases/revisions/stored-forms.ts`). Each is written in the transaction that commits the change, in the
 * release's own item collection. The site function reads them there, however often and in any order it is
 * notified.
 */

/** Item `public` of a release: its state as readers see it now. Absent before the first version. */
export interface PublicRelease {
  schema: 1;
  slug: string;
  /** Counts the changes of this record, so that output made from an older record never overwrites newer output. */
  tick: number;
  sourceLanguage: string;
  /** RFC 3339, UTC: when the first version was published. Orders the lists; never changes, not even by a withdrawal. */
  firstPublishedAt: string;
  /** Number of the newest version. */
  version: number;
  /** Hex SHA-256 of what was signed of the newest version; absent if it was not. */
  statement?: string;
  publishedAt: string;
  change: Change;
  /** The languages that have a page, in the manifest's order, the source language first. */
  languages: Record<string, PublicLanguage>;
  /** Present while the release is withdrawn: lists leave it out, and its pages say so. */
  withdrawn?: Withdrawal;
  /**
   * The last withdrawal and the newest version that it removed. Kept when the release comes back, since those
   * versions stay gone.
   */
  taken?: Withdrawal & { version: number };
}

export interface PublicLanguage extends ReleaseText {
  /** The version that holds the newest text of this language. */
  version: number;
  /** `stale`: the source is newer; the page says so and links to the source. */
  status: 'published' | 'stale';
  /** Whether a person wrote or approved it. */
  reviewed: boolean;
  /** When this language was first published. */
  publishedAt: string;
  /** When its text last changed. */
  updatedAt: string;
  /**
   * Only if the change at `updatedAt` was a correction: the mistake that it corrects, in this language if that
   * could be translated.
   */
  correction?: string;
  /** SHA-256 of the document, hex. */
  sha256: string;
}

/** Item `version#<N>`: one committed version, for the histories. */
export interface PublicVersion {
  schema: 1;
  number: number;
  /** Hex SHA-256 of what was signed of it when it was published; absent if it was not. */
  statement?: string;
  publishedAt: string;
  change: Change;
  /**
   * Present once the version was withdrawn; its titles are removed then. If the release comes back, its older
   * versions stay withdrawn.
   */
  withdrawn?: Withdrawal;
  /** By language, if the version is a correction. */
  corrections?: Record<string, string>;
  /** Every language of the manifest. */
  languages: Record<
    string,
    { status: 'published' | 'stale' | 'failed' | 'awaiting-review'; title?: string; changed?: boolean }
  >;
}

/** Item `place`: a release's position in the lists. Assigned with its first version, never changed. */
export interface CataloguePosition {
  /** 1 for the first release of the catalogue. */
  number: number;
  /** `2026-11`: of `firstPublishedAt`. */
  month: string;
  /** Page of the month, from 1, and slot on it, from 0; a page holds `releasesPerPage`. */
  page: number;
  slot: number;
}

/**
 * A message of the queue `Site`: this release changed for readers. It carries only the name; the state is
 * read from the table.
 */
export interface SiteMessage {
  schema: 1;
  release: string;
}

export const maxSummaryLength = 280;
/** Releases on a page of a month and in a shard of the sitemap. */
export const releasesPerPage = 20;
/** Entries of a feed. */
export const feedEntries = 50;
/** Entries after which a shard of the catalogue is sealed. */
export const catalogueShard = 500;

/** Which texts of a language search engines may list: all, or those that a person wrote or approved. */
export type Indexing = 'all' | 'reviewed';

export function isIndexed(
  language: string,
  { origin, reviewed }: Pick<PublicLanguage, 'origin' | 'reviewed'>,
  index: Readonly<Record<string, Indexing>> | undefined,
): boolean {
  return origin === 'source' || index?.[language] !== 'reviewed' || reviewed;
}
