import type { Part, SourceDocument } from '../../../contracts/document.ts';
import type { Review } from '../../../contracts/manifest.ts';
import type { Warning } from '../../../contracts/warnings.ts';

/**
 * What a person's text comes to beside the source as it is now; ingest finds it out, translate acts on it.
 *
 * - `verbatim`: the file is the rendition, to the byte. `stale` where the source has moved on beyond
 *   what could be brought up to date.
 * - `replace`: the file, with the units whose source has changed translated anew.
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
  /** The version of the source that it translates, where that is known and older than the revision's. */
  sourceVersion?: number;
  review?: Review;
  plan: HumanPlan;
  /** What their file says that an editor should look at; absent where there is nothing. */
  warnings?: Warning[];
}
