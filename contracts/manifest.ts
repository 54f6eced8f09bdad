import type { LanguageError } from './failures.ts';
import type { Warning } from './warnings.ts';
import type { Withdrawal } from './withdrawal.ts';

/**
 * `releases/<slug>/v<N>/manifest.json`: lists the contents of a version. Publish writes it after all other objects
 * of the version, and never changes it.
 */
export interface Manifest {
  schema: 1;
  release: string;
  version: number;
  previousVersion?: number;
  /** RFC 3339, UTC. Does not change after the first attempt to publish, so that a retry writes the same bytes. */
  publishedAt: string;
  change: Change;
  /** The text of the option `correction`, as the editor wrote it; each published language has its own translation. */
  correction?: string;
  source: {
    language: string;
    mediaType: string;
    /** Hex SHA-256 of the uploaded bytes. */
    sha256: string;
    bytes: number;
    title: string;
  };
  /** The files of the release's folder, by file name; absent if empty. */
  assets?: Record<string, PublishedAsset>;
  /**
   * Present after the version was withdrawn: its files are deleted, its pages say so, and the manifest does not
   * quote the text. Its assets have numbers for names, and an empty path.
   */
  withdrawn?: Withdrawal;
  /** The source language first, then the configured order. */
  languages: Record<string, LanguageEntry>;
}

/** `language` and `replaces`: `chart.fr.png` is for French, and replaces `chart.png` there. */
export interface PublishedAsset extends PublishedFile {
  language?: string;
  replaces?: string;
}

/**
 * - `first`: nothing was published before.
 * - `update`: the source or its options changed.
 * - `correction`: as `update`, and the option `correction` names the mistake.
 * - `translation`: the source is the same; a person's text or a term changed.
 * - `repair`: the same source again; only languages that had failed were made.
 */
export type Change = 'first' | 'update' | 'correction' | 'translation' | 'repair';

export type LanguageEntry = PublishedLanguage | WaitingLanguage | FailedLanguage;

/** Who wrote a text; `mixed`: a person's and a machine's sentences together. */
export type Origin = 'source' | 'machine' | 'human' | 'mixed';

/**
 * The fields that manifest, data, page, lists and feeds share: the texts of a release in one language, and who
 * wrote them.
 */
export interface ReleaseText {
  title: string;
  /** The beginning of the text below its title, at most `maxSummaryLength` characters; may be empty. */
  summary: string;
  /** The text of the option `correction`, in this language. */
  correction?: string;
  origin: Origin;
  /** The engine that made the machine's segments; absent for the source. */
  engine?: string;
}

export interface PublishedLanguage extends ReleaseText {
  /** `stale`: a person's translation of an older version of the source, published unchanged, with a notice. */
  status: 'published' | 'stale';
  files: { document: PublishedFile; page: PublishedFile; data: PublishedFile; ninjs: PublishedFile };
  segments?: SegmentCounts;
  /** Characters sent to the engine for this language and release, as Amazon Translate bills them. */
  charactersBilled?: number;
  requests?: number;
  /** The version of the source that a person's text translates, if older than this one. */
  sourceVersion?: number;
  /** Present if a person reviewed this text: when the approved file arrived, and its SHA-256 (hex). */
  review?: Review;
  /** Segments in words that people wrote for other releases; absent if empty. Names releases that were public then. */
  words?: BorrowedWords[];
  warnings: Public<Warning>[];
}

interface BorrowedWords {
  /** Slug. */
  release: string;
  /** Ids, as in `release.json`. */
  segments: string[];
}

export interface Review {
  at: string;
  sha256: string;
}

/** Translated; published after a person approves it. Until then the language's earlier text stays published. */
export interface WaitingLanguage {
  status: 'awaiting-review';
  /** The cost of translation, as in `PublishedLanguage`. */
  charactersBilled?: number;
  requests?: number;
  segments?: SegmentCounts;
}

interface FailedLanguage {
  status: 'failed';
  error: Public<LanguageError>;
}

/** What readers may know of a failure or a warning: the report has its message. Version 0.1.0 wrote it here too. */
type Public<T extends { message: string }> = Omit<T, 'message'> & { message?: string };

export interface PublishedFile {
  /** Path relative to the manifest. */
  path: string;
  mediaType: string;
  sha256: string;
  bytes: number;
}

export interface SegmentCounts {
  total: number;
  /** Translated by the engine for this release. */
  machine: number;
  /** Reused from the machine's translation memory. */
  reused: number;
  /** Written by people. */
  human: number;
  /** Those of an engine whose spaces at tags were repaired; absent if there are none. */
  repaired?: number;
}

/** `latest/<slug>.json`: only ever replaced by a newer version. */
export interface Latest {
  release: string;
  version: number;
  /** Key of the manifest. */
  manifest: string;
  status: 'published' | 'partial' | 'withdrawn';
  languages: Record<string, LatestLanguage>;
  /** Present while the release is withdrawn: its texts are deleted then. */
  withdrawn?: Withdrawal;
}

/**
 * `version` holds the language's newest text; absent if it was never published. `stale`: that text is older
 * than the source, because the newer one failed, waits for review or does not exist.
 */
export interface LatestLanguage {
  version?: number;
  status: 'published' | 'stale' | 'failed' | 'awaiting-review';
}

/** `<lang>/release.json`: the release as data. */
export interface ReleaseData extends ReleaseText {
  schema: 1;
  release: string;
  version: number;
  publishedAt: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** For machine translation: the language and its source, such as `fr-t-en-t0-und` (RFC 6497). */
  languageTag?: string;
  /** For machine translation: IPTC's digital source type, as schema.org names it. */
  digitalSourceType?: string;
  source: { language: string; title: string };
  segments: { id: string; kind: string; source: string; target: string }[];
}
