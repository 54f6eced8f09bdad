import type { Count } from '../../aws/cloudwatch/count.ts';
import type { Rejection } from '../../contracts/failures.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Clock } from '../../core/lib/clock.ts';
import { emptyReport, type WriteReport } from './reports.ts';

/** Reports what is wrong with an upload, and counts it. What was there before stays as it is. */
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
