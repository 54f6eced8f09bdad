import type { Part, SourceDocument } from '../../../contracts/document.ts';
import type { Review } from '../../../contracts/manifest.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { WordsFrom } from '../../../contracts/words.ts';

/**
 * How a person's text is used with the current source; ingest decides it, translate carries it out.
 *
 * - `verbatim`: the file is the rendition, byte by byte. `stale` if the source has changed too much to update
 * it.
 * - `replace`: the file, with the units whose source changed translated again.
 * - `keep`: the source, with the person's texts in their places, and the rest translated.
 */
export type HumanPlan =
  | { kind: 'verbatim'; document: SourceDocument; pairs: UnitPair[]; stale?: true }
  | { kind: 'replace'; document: SourceDocument; pairs: UnitPair[]; replaced: UnitPair[] }
  | { kind: 'keep'; texts: [sourceUnit: string, parts: Part[]][] };

export type UnitPair = [sourceUnit: string, humanUnit: string];

/** `workKeys.human`: one language of one revision. */
export interface HumanTranslation {
  schema: 1;
  language: string;
  /** The version of the source that it translates, if known and older than the revision's. */
  sourceVersion?: number;
  review?: Review;
  plan: HumanPlan;
  /** The person's file; absent in older ones. */
  upload?: WordsFrom['upload'];
  /** Warnings about the person's file; absent if empty. */
  warnings?: Warning[];
}
