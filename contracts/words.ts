/**
 * How far the words that people wrote for a release reach: into every release, into those of its desk or folder, or
 * not beyond it. Imported translation memories are for every release.
 */
export const wordSharings = ['all', 'folder', 'release'] as const;
export type WordSharing = (typeof wordSharings)[number];

/** The part of the settings that says whose words a release may use. */
export interface SharedWords {
  share: WordSharing;
  /** Prefixes of the desks; a release outside them shares with its top folder. Absent if there are none. */
  desks?: readonly string[];
}

/** Segments in words of people, by the upload that brought these. */
export interface WordsFrom {
  /** Slug; absent for the release's own files, and for memories. */
  release?: string;
  upload: {
    key: string;
    /** Absent for words that came before uploads were recorded. */
    versionId?: string;
    /** As `Upload.requester`. */
    requester?: string;
  };
  /** Ids of the units, such as `b7`. */
  segments: string[];
}
