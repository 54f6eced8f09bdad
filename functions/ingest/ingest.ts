import type { Count } from '../../aws/cloudwatch/count.ts';
import type { Releases, Run } from '../../aws/dynamodb/releases.ts';
import type { TermRecords } from '../../aws/dynamodb/term-records.ts';
import type { WordsTable } from '../../aws/dynamodb/words-table.ts';
import type { ObjectStore } from '../../aws/s3/object-store.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import type { Settings } from '../../contracts/environment.ts';
import { Rejection } from '../../contracts/failures.ts';
import { type IngestInput, type IngestResult, type ObjectEvent, schema } from '../../contracts/messages.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import type { Clock } from '../../core/lib/clock.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import { identifyUpload } from '../shared/identify-upload.ts';
import { log } from '../shared/log.ts';
import { rejectUpload } from '../shared/reject-upload.ts';
import type { WriteReport } from '../shared/reports.ts';
import { ingestDeletion } from './ingest-deletion.ts';
import { ingestUpload } from './ingest-upload.ts';

export interface IngestServices {
  settings: Settings;
  limits: SpendingLimits;
  clock: Clock;
  uploads: Uploads;
  words: WordsTable;
  work: ObjectStore;
  releases: Releases;
  terms: Pick<TermRecords, 'read'>;
  report: WriteReport;
  count: Count;
}

/** From an S3 event to a release that can be translated, or to the report that says why there is none. */
export async function ingest({ event, ...run }: IngestInput, services: IngestServices): Promise<IngestResult> {
  const result = isIgnored(event.detail.object.key) ? ignored : await act(event, run, services);
  log('ingested', { outcome: result.outcome, execution: run.execution });
  return result;
}

const ignored: IngestResult = { schema, outcome: 'ignored' };

async function act(event: ObjectEvent, run: Run, services: IngestServices): Promise<IngestResult> {
  const upload = await identifyUpload(event, services.uploads);
  if (upload === undefined) return ignored; // gone before it could be read; its deletion has an event of its own
  if (event['detail-type'] === 'Object Deleted') return ingestDeletion(upload, event, run, services);
  try {
    return (await ingestUpload(upload, run, services)) ?? ignored;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    await rejectUpload(upload, error, services);
    return { schema, outcome: 'rejected' };
  }
}
