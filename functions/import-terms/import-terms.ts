import type { Count } from '../../aws/cloudwatch/count.ts';
import type { TermRecords } from '../../aws/dynamodb/term-records.ts';
import type { ObjectStore } from '../../aws/s3/object-store.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import type { EngineTerminologies } from '../../aws/translate/engine-terminologies.ts';
import { Rejection } from '../../contracts/failures.ts';
import { type ImportTermsInput, type ImportTermsResult, type ObjectEvent, schema } from '../../contracts/messages.ts';
import type { Clock } from '../../core/lib/clock.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import { identifyUpload } from '../shared/identify-upload.ts';
import { log } from '../shared/log.ts';
import type { WriteReport } from '../shared/reports.ts';
import { importList } from './import-list.ts';
import { rejectList } from './reject-list.ts';
import { retireList } from './retire-list.ts';
import { withdrawList } from './withdraw-list.ts';

export interface ImportTermsServices {
  clock: Clock;
  uploads: Pick<Uploads, 'newest' | 'version'>;
  work: Pick<ObjectStore, 'putJson'>;
  records: TermRecords;
  engine: EngineTerminologies;
  /** How the names of this pipeline's lists begin. */
  prefix: string;
  report: WriteReport;
  count: Count;
}

/** From a file in `terminology/` to the list that releases are translated with from now on, or to the report that says why not. */
export async function importTerms(input: ImportTermsInput, services: ImportTermsServices): Promise<ImportTermsResult> {
  if ('retire' in input) {
    const outcome = await retireList(input.retire, services);
    log('term list retired', { outcome, list: input.retire.name });
    return { schema, outcome };
  }
  const result = await act(input.event, input.execution, services);
  log('term list imported', { outcome: result.outcome, execution: input.execution });
  return result;
}

async function act(event: ObjectEvent, execution: string, services: ImportTermsServices): Promise<ImportTermsResult> {
  const ignored: ImportTermsResult = { schema, outcome: 'ignored' };
  if (isIgnored(event.detail.object.key)) return ignored;
  const upload = await identifyUpload(event, services.uploads);
  if (upload === undefined) return ignored; // gone before it could be read; its deletion has an event of its own
  try {
    const change = event['detail-type'] === 'Object Deleted' ? withdrawList : importList;
    return (await change({ upload, event, execution }, services)) ?? ignored;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return rejectList(upload, error, services);
  }
}
