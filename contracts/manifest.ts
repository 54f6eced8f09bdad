import type { LanguageError } from './failures.ts';
import type { Withdrawal } from './site.ts';
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
  /** The text of the option `correction`, as its editor wrote it; each published language has it in its own words. */
  correction?: string;
  source: {
    language: string;
    mediaType: string;
    /** Hex SHA-256 of the uploaded bytes. */
    sha256: string;
    bytes: number;
    title: string;
  };
  /** The files of the release's folder, by their names in it; absent where it has none. */
  assets?: Record<string, PublishedAsset>;
  /** Present once the version was withdrawn: the files that it names are gone, its pages say so, and no word of the text is left here. */
  withdrawn?: Withdrawal;
  /** The source language first, then the configured order. */
  languages: Record<string, LanguageEntry>;
}

/** `chart.fr.png` says which language it is for, and which file it stands for there. */
export interface PublishedAsset extends PublishedFile {
  language?: string;
  replaces?: string;
}

/**
 * - `first`: nothing was published before.
 * - `update`: the source or its options changed.
 * - `correction`: as `update`, and the option `correction` says what was wrong.
 * - `translation`: the source is the same; a person's text, or a term, changed.
 * - `repair`: the same source again; only what had failed was made.
 */
export type Change = 'first' | 'update' | 'correction' | 'translation' | 'repair';

export type LanguageEntry = PublishedLanguage | WaitingLanguage | FailedLanguage;

/** Who wrote a text: `mixed` where a person's sentences stand beside a machine's. */
export type Origin = 'source' | 'machine' | 'human' | 'mixed';

export interface PublishedLanguage {
  /** `stale`: a person's translation of an older version of the source, shown as it is, with a notice. */
  status: 'published' | 'stale';
  origin: Origin;
  /** The engine that made the machine's segments; absent for the source. */
  engine?: string;
  title: string;
  /** The beginning of the text, at most `maxSummaryLength` characters; may be empty. */
  summary: string;
  /** What the option `correction` says, in this language. */
  correction?: string;
  files: { document: PublishedFile; page: PublishedFile; data: PublishedFile; ninjs: PublishedFile };
  segments?: SegmentCounts;
  /** Characters that the engine was sent for this language and release, as Amazon Translate bills them. */
  charactersBilled?: number;
  requests?: number;
  /** The version of the source that a person's text translates, where that is older than this one. */
  sourceVersion?: number;
  /** A person has looked at this text: when what they approved arrived, and the SHA-256 (hex) of that file. */
  review?: Review;
  warnings: Warning[];
}

export interface Review {
  at: string;
  sha256: string;
}

/** Translated, and published once a person has approved it; what the language had before stays where it is. */
export interface WaitingLanguage {
  status: 'awaiting-review';
  /** What the translation cost, as of a published one. */
  charactersBilled?: number;
  requests?: number;
  segments?: SegmentCounts;
}

interface FailedLanguage {
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
  /** Found in the machine's translation memory. */
  reused: number;
  /** In a person's words. */
  human: number;
}

/** `latest/<slug>.json`: moves only forward. */
export interface Latest {
  release: string;
  version: number;
  /** Key of the manifest. */
  manifest: string;
  status: 'published' | 'partial' | 'withdrawn';
  languages: Record<string, LatestLanguage>;
  /** Present while the release is withdrawn: its texts are gone then. */
  withdrawn?: Withdrawal;
}

/**
 * `version` is where the language's newest text is; absent where there never was one. `stale`: that
 * text is older than the source, since the newer one failed, waits for review, or does not exist.
 */
export interface LatestLanguage {
  version?: number;
  status: 'published' | 'stale' | 'failed' | 'awaiting-review';
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
  /** The beginning of the text; may be empty. */
  summary: string;
  /** What the option `correction` says, in this language. */
  correction?: string;
  origin: Origin;
  engine?: string;
  /** Of a machine's text: the language and what it was transformed from, such as `fr-t-en-t0-und` (RFC 6497). */
  languageTag?: string;
  /** Of a machine's text: IPTC's digital source type, as schema.org names it. */
  digitalSourceType?: string;
  source: { language: string; title: string };
  segments: { id: string; kind: string; source: string; target: string }[];
}
