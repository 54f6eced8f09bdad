import type { Count } from '../../aws/cloudwatch/count.ts';
import type { ExecutionRef, Releases } from '../../aws/dynamodb/releases.ts';
import type { Spending } from '../../aws/dynamodb/spending.ts';
import type { TermRecords } from '../../aws/dynamodb/term-records.ts';
import type { WordsTable } from '../../aws/dynamodb/words-table.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import type { Settings } from '../../contracts/environment.ts';
import type { Upload } from '../../contracts/report.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import type { ReleaseFiles } from '../../core/releases/reading/release-files.ts';
import type { WriteReport } from '../shared/reports.ts';

/** The services of Ingest. Each function takes only those that it uses. */
export interface IngestServices {
  settings: Settings;
  limits: SpendingLimits;
  spending: Spending;
  clock: Clock;
  uploads: Uploads;
  words: WordsTable;
  work: Pick<ObjectStore, 'getJson' | 'read' | 'putJson' | 'delete'>;
  releases: Releases;
  terms: Pick<TermRecords, 'read'>;
  report: WriteReport;
  count: Count;
}

/** An upload that somebody allows to cost more than the limits. */
export interface Approved {
  upload: Upload;
  /** As approved, but not more than any approval allows. */
  characters: number;
  /** The object that approves it, whose event is registered in place of the upload's own. */
  approval: Upload;
}

/** The services as one event uses them. */
export interface IngestContext extends IngestServices {
  run: ExecutionRef;
  /** The files that this event has read, each once. */
  files: ReleaseFiles;
  /** The approval by which an upload goes on that waited for it. */
  approved?: Approved;
}
