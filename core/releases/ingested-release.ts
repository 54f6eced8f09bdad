import type { SourceDocument } from '../../contracts/document.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import type { TermListReference } from '../../contracts/terminology.ts';
import type { Warning } from '../../contracts/warnings.ts';
import type { ReleaseRecord } from './revisions/release-record.ts';

/** Written by ingest to the work bucket, read by translate and publish: one revision, parsed. */
export interface IngestedRelease {
  schema: 1;
  document: SourceDocument;
  source: Manifest['source'];
  correction?: string;
  /** Languages that wait for a person's review. */
  afterReview?: string[];
  /** Languages that people translated, each with its `HumanTranslation` at `workKeys.human`. */
  people?: string[];
  /** The files of its folder, by name. */
  attachments?: NonNullable<ReleaseRecord['attachments']>;
  /** The term list of this revision, even if replaced meanwhile. */
  terms?: TermListReference;
  /** Characters approved for this upload. */
  approvedCharacters?: number;
  /** The options in force, for reports; absent if empty. */
  options?: ReportedOption[];
  warnings: Warning[];
}
