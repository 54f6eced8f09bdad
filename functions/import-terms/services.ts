import type { Count } from '../../aws/cloudwatch/count.ts';
import type { TermRecords } from '../../aws/dynamodb/term-records.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import type { EngineTerminologies } from '../../aws/translate/engine-terminologies.ts';
import type { ObjectEvent } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import type { WriteReport } from '../shared/reports.ts';

export interface ImportTermsServices {
  clock: Clock;
  uploads: Uploads;
  work: Pick<ObjectStore, 'putJson'>;
  records: TermRecords;
  engine: EngineTerminologies;
  /** Prefix of the names of this pipeline's lists. */
  prefix: string;
  report: WriteReport;
  count: Count;
}

/** An event of the upload bucket, and the execution that handles it. */
export interface TermsEvent {
  upload: Upload;
  event: ObjectEvent;
  execution: string;
}
