import type { Count } from '../../aws/cloudwatch/count.ts';
import type { Rejection } from '../../contracts/failures.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Clock } from '../../core/lib/clock.ts';
import { emptyReport, type WriteReport } from './reports.ts';

/** Reports the mistakes of an upload, and counts the rejection. What is published stays as it is. */
export async function rejectUpload(
  upload: Upload,
  { errors, options }: Rejection,
  { report, count, clock }: { report: WriteReport; count: Count; clock: Clock },
): Promise<void> {
  await report({
    ...emptyReport('rejected', upload, clock),
    ...(options === undefined ? {} : { options: [...options] }),
    errors: [...errors],
  });
  await count(metrics.rejectedUploads, 1);
}
