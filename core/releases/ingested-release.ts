import type { SourceDocument } from '../../contracts/document.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import type { TermListReference } from '../../contracts/terminology.ts';
import type { Warning } from '../../contracts/warnings.ts';
import type { ReleaseRecord } from './revisions/release-record.ts';

/** What ingest leaves in the work bucket for translate and publish: one revision, read and understood. */
export interface IngestedRelease {
  schema: 1;
  document: SourceDocument;
  source: Manifest['source'];
  correction?: string;
  /** Languages that wait for a person's review. */
  afterReview?: string[];
  /** Languages that people translated, each with its `HumanTranslation` at `workKeys.human`. */
  people?: string[];
  /** The files of its folder, by their names in it. */
  attachments?: NonNullable<ReleaseRecord['attachments']>;
  /** The term list that this revision is translated by, whatever replaces it meanwhile. */
  terms?: TermListReference;
  /** Characters that somebody has approved for this upload. */
  approvedCharacters?: number;
  /** The options in force, for reports; absent where there are none. */
  options?: ReportedOption[];
  warnings: Warning[];
}
