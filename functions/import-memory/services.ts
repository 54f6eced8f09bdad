import type { Count } from '../../aws/cloudwatch/count.ts';
import type { WordsTable } from '../../aws/dynamodb/words-table.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import type { Settings } from '../../contracts/environment.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import type { WriteReport } from '../shared/reports.ts';

export interface ImportServices {
  settings: Settings;
  clock: Clock;
  uploads: Uploads;
  work: ObjectStore;
  words: WordsTable;
  report: WriteReport;
  count: Count;
}
