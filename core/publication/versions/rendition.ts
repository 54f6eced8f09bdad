import type { Picture } from '../../../contracts/document.ts';
import type { ReleaseData, ReleaseText, Review, SegmentCounts } from '../../../contracts/manifest.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { WordsFrom } from '../../../contracts/words.ts';

/** Bytes in the work bucket. Archives are large: publishing many languages must not hold all of them at once. */
interface StoredDocument {
  key: string;
  /** Hex. */
  sha256: string;
  bytes: number;
}

/** A release in one language, ready to be published; what translate leaves in the work bucket. */
export interface Rendition extends ReleaseText {
  schema: 1;
  language: string;
  /** A person's translation of an older source, which could not be brought up to date. */
  stale?: true;
  sourceVersion?: number;
  review?: Review;
  /** The whole document in this language, its byte order mark included; empty where it is packed. */
  text: string;
  /** The document, where its format is an archive. */
  packed?: StoredDocument;
  /** The pictures in the archive that its page shows. */
  pictures?: Picture[];
  /** The same as safe HTML for its page. Made here, language by language, so that publishing many languages stays quick. */
  body: string;
  segments: ReleaseData['segments'];
  counts?: SegmentCounts;
  charactersBilled?: number;
  requests?: number;
  /** Whose the people's words are; absent if there are none. */
  words?: WordsFrom[];
  warnings: Warning[];
}
