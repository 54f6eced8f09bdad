import type { Rejection } from '../../contracts/failures.ts';
import { type ImportTermsResult, schema } from '../../contracts/messages.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Upload } from '../../contracts/report.ts';
import type { RetireList } from '../../contracts/terminology.ts';
import { emptyReport } from '../shared/empty-report.ts';
import type { ImportTermsServices } from './import-terms.ts';

/** Says what is wrong with a file. The list that was current stays so. */
export async function rejectList(
  upload: Upload,
  { errors }: Rejection,
  { report, count, clock }: ImportTermsServices,
  retire?: RetireList,
): Promise<ImportTermsResult> {
  await report({ ...emptyReport('rejected', upload, clock), errors: [...errors] });
  await count(metrics.rejectedUploads, 1);
  return { schema, outcome: 'rejected', ...(retire && { retire }) };
}
