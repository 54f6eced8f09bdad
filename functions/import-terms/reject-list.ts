import type { Rejection } from '../../contracts/failures.ts';
import { type ImportTermsResult, schema } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import type { RetireList } from '../../contracts/terminology.ts';
import { rejectUpload } from '../shared/reject-upload.ts';
import type { ImportTermsServices } from './services.ts';

/** Reports the mistakes of a file. The current list stays current. */
export async function rejectList(
  upload: Upload,
  rejection: Rejection,
  services: ImportTermsServices,
  retire?: RetireList,
): Promise<ImportTermsResult> {
  await rejectUpload(upload, rejection, services);
  return { schema, outcome: 'rejected', ...(retire && { retire }) };
}
