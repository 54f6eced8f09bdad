import type { Change, Origin } from './manifest.ts';

/**
 * What the site is made of. The records below are written with the commit that makes them true, in the
 * release's own item collection; whoever makes lists and feeds reads them from there, however often
 * and in whatever order it is told of them.
 */

/** Item `public` of a release: what readers see of it now. Absent before its first version. */
export interface PublicRelease {
  schema: 1;
  release: string;
  /** Counts the changes of this record: a reader of an older one never overwrites what a newer one made. */
  tick: number;
  sourceLanguage: string;
  /** RFC 3339, UTC: when its first version was published. Orders the lists, and never changes, not even by a withdrawal. */
  firstPublishedAt: string;
  /** The newest version. */
  version: number;
  publishedAt: string;
  change: Change;
  /** Languages that have a page, in the manifest's order, the source's first. */
  languages: Record<string, PublicLanguage>;
  /** Present while the release is withdrawn: it is in no list then, and its pages say so. */
  withdrawn?: Withdrawal;
  /** The last withdrawal, and the newest version that it took: kept when the release comes back, since those stay gone. */
  taken?: Withdrawal & { version: number };
}

export interface PublicLanguage {
  /** Where its newest text is. */
  version: number;
  /** `stale`: the source has moved on; the page says so and links the source. */
  status: 'published' | 'stale';
  origin: Origin;
  /** The engine that made the machine's part. */
  engine?: string;
  /** A person wrote it, or has looked at it. */
  reviewed: boolean;
  title: string;
  /** The beginning of the text, at most `maxSummaryLength` characters; may be empty. */
  summary: string;
  /** When this language appeared first. */
  publishedAt: string;
  /** When its text last changed. */
  updatedAt: string;
  /** Where the change at `updatedAt` was a correction: what was wrong, in this language if it could be translated. */
  correction?: string;
  /** Of its document, hex. */
  sha256: string;
}

export interface Withdrawal {
  /** RFC 3339, UTC. */
  at: string;
  /** As the editor wrote it, in the source's language. */
  reason?: string;
}

/** Item `version#<N>`: one committed version, for the histories. */
export interface PublicVersion {
  schema: 1;
  version: number;
  publishedAt: string;
  change: Change;
  /** Present once it was withdrawn; its titles are gone then. A release that came back has such versions before its newer ones. */
  withdrawn?: Withdrawal;
  /** By language, where the version is a correction. */
  corrections?: Record<string, string>;
  /** Of each language that the manifest names. */
  languages: Record<
    string,
    { status: 'published' | 'stale' | 'failed' | 'awaiting-review'; title?: string; changed?: boolean }
  >;
}

/** Item `place`: where the lists have a release. Given once, with its first version, and kept for good. */
export interface Place {
  /** 1 for the first release of the catalogue. */
  number: number;
  /** `2026-11`: of `firstPublishedAt`. */
  month: string;
  /** Page of the month, from 1, and the place on it, from 0; pages hold `releasesPerPage`. */
  page: number;
  slot: number;
}

/** A message of the queue `Site`: something of this release that the public may see has changed. Says nothing else: what is true stands in the table. */
export interface SiteMessage {
  schema: 1;
  release: string;
}

export const maxSummaryLength = 280;
/** Releases on a page of a month, and of a shard of the sitemap. */
export const releasesPerPage = 20;
/** Entries of a feed. */
export const feedEntries = 50;
/** Entries after which a shard of the catalogue is sealed. */
export const catalogueShard = 500;

/** Which languages search engines may list: all, or those that a person wrote or approved. */
export type Indexing = 'all' | 'reviewed';

export function isIndexed(
  language: string,
  { origin, reviewed }: Pick<PublicLanguage, 'origin' | 'reviewed'>,
  index: Readonly<Record<string, Indexing>> | undefined,
): boolean {
  return origin === 'source' || index?.[language] !== 'reviewed' || reviewed;
}
