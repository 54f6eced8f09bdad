import type { LanguageError } from './failures.ts';
import type { Warning } from './warnings.ts';

/** `releases/<slug>/v<N>/manifest.json`: what a version is made of. Written after all its other objects, never changed. */
export interface Manifest {
  schema: 1;
  release: string;
  version: number;
  previousVersion?: number;
  /** RFC 3339, UTC. Fixed once per revision, so that a retry writes the same bytes. */
  publishedAt: string;
  change: Change;
  /** The text of the option `correction`. */
  correction?: string;
  source: {
    language: string;
    mediaType: string;
    /** Hex SHA-256 of the uploaded bytes. */
    sha256: string;
    bytes: number;
    title: string;
  };
  /** The source language first, then the configured order. */
  languages: Record<string, LanguageEntry>;
}

/**
 * - `first`: nothing was published before.
 * - `update`: the source or its options changed.
 * - `correction`: as `update`, and the option `correction` says what was wrong.
 * - `repair`: the same source again; only what had failed was made.
 */
export type Change = 'first' | 'update' | 'correction' | 'repair';

export type LanguageEntry = PublishedLanguage | FailedLanguage;

export interface PublishedLanguage {
  status: 'published';
  origin: 'source' | 'machine';
  /** The engine that made the machine's segments; absent for the source. */
  engine?: string;
  title: string;
  files: { document: PublishedFile; page: PublishedFile; data: PublishedFile };
  segments?: SegmentCounts;
  /** Characters that the engine was sent for this language and release, as Amazon Translate bills them. */
  charactersBilled?: number;
  requests?: number;
  warnings: Warning[];
}

export interface FailedLanguage {
  status: 'failed';
  error: LanguageError;
}

export interface PublishedFile {
  /** Relative to the manifest. */
  path: string;
  mediaType: string;
  sha256: string;
  bytes: number;
}

export interface SegmentCounts {
  total: number;
  /** Translated by the engine for this release. */
  machine: number;
  /** Found in the translation memory. */
  reused: number;
  human: number;
}

/** `latest/<slug>.json`: moves only forward. */
export interface Latest {
  release: string;
  version: number;
  /** Key of the manifest. */
  manifest: string;
  status: 'published' | 'partial';
  languages: Record<string, LatestLanguage>;
}

/** `version` is where the language's newest text is; absent where there never was one. */
export interface LatestLanguage {
  version?: number;
  status: 'published' | 'stale' | 'failed';
}

/** `<lang>/release.json`: the release as data. */
export interface ReleaseData {
  schema: 1;
  release: string;
  version: number;
  publishedAt: string;
  language: string;
  direction: 'ltr' | 'rtl';
  title: string;
  origin: 'source' | 'machine';
  engine?: string;
  /** Of a machine's text: the language and what it was transformed from, such as `fr-t-en-t0-und` (RFC 6497). */
  languageTag?: string;
  /** Of a machine's text: IPTC's digital source type, as schema.org names it. */
  digitalSourceType?: string;
  source: { language: string; title: string };
  segments: { id: string; kind: string; source: string; target: string }[];
}
