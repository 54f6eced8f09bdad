import { Rejection } from '../../contracts/failures.ts';
import { type ImportTermsInput, type ImportTermsResult, type ObjectEvent, schema } from '../../contracts/messages.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import { log } from '../shared/log.ts';
import { identifyUpload } from '../shared/upload.ts';
import { importList } from './import-list.ts';
import { rejectList } from './reject-list.ts';
import { retireList } from './retire-list.ts';
import type { ImportTermsServices } from './services.ts';
import { withdrawList } from './withdraw-list.ts';

/**
 * Makes a file in `terminology/` the list that releases are translated with from now on, or reports why it cannot.
 */
export async function importTerms(input: ImportTermsInput, services: ImportTermsServices): Promise<ImportTermsResult> {
  if ('retire' in input) {
    const outcome = await retireList(input.retire, services);
    log('term list retired', { outcome, list: input.retire.name });
    return { schema, outcome };
  }
  const result = await importEvent(input.event, input.execution, services);
  log('term list imported', { outcome: result.outcome, execution: input.execution });
  return result;
}

async function importEvent(
  event: ObjectEvent,
  execution: string,
  services: ImportTermsServices,
): Promise<ImportTermsResult> {
  const ignored: ImportTermsResult = { schema, outcome: 'ignored' };
  if (isIgnored(event.detail.object.key)) return ignored;
  const upload = await identifyUpload(event, services);
  if (upload === undefined) return ignored;
  try {
    const change = event['detail-type'] === 'Object Deleted' ? withdrawList : importList;
    return (await change({ upload, event, execution }, services)) ?? ignored;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return rejectList(upload, error, services);
  }
}
