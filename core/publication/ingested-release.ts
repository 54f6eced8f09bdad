import type { SourceDocument } from '../../contracts/document.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { Warning } from '../../contracts/warnings.ts';

/** What ingest leaves in the work bucket for translate and publish: one revision, read and understood. */
export interface IngestedRelease {
  schema: 1;
  document: SourceDocument;
  source: Manifest['source'];
  correction?: string;
  warnings: Warning[];
}
