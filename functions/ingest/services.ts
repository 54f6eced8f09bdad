import type { Count } from '../../aws/cloudwatch/count.ts';
import type { ExecutionRef, Releases } from '../../aws/dynamodb/releases.ts';
import type { TermRecords } from '../../aws/dynamodb/term-records.ts';
import type { WordsTable } from '../../aws/dynamodb/words-table.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import type { Settings } from '../../contracts/environment.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import type { ReleaseFiles } from '../../core/releases/reading/release-files.ts';
import type { WriteReport } from '../shared/reports.ts';

/** The services of Ingest. Each function takes only those that it uses. */
export interface IngestServices {
  settings: Settings;
  limits: SpendingLimits;
  clock: Clock;
  uploads: Uploads;
  words: WordsTable;
  work: Pick<ObjectStore, 'getJson' | 'putJson' | 'delete'>;
  releases: Releases;
  terms: Pick<TermRecords, 'read'>;
  report: WriteReport;
  count: Count;
}

/** The services as one event uses them. */
export interface IngestContext extends IngestServices {
  run: ExecutionRef;
  /** The files that this event has read, each once. */
  files: ReleaseFiles;
}
