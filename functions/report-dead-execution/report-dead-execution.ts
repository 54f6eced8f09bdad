import type { Count } from '../../aws/cloudwatch/count.ts';
import type { Releases } from '../../aws/dynamodb/releases.ts';
import type { Settings } from '../../contracts/environment.ts';
import { type ReleaseFailureCode, reportedError } from '../../contracts/failures.ts';
import type { DeadExecution } from '../../contracts/messages.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Clock } from '../../core/lib/clock.ts';
import { defined } from '../../core/lib/defined.ts';
import { log } from '../shared/log.ts';
import { markDead } from '../shared/mark-dead.ts';
import { emptyReport, type WriteReport } from '../shared/reports.ts';

/** EventBridge's event "Step Functions Execution Status Change". */
export interface ExecutionEvent {
  detail: DeadExecution;
}

export interface ReportServices {
  settings: Settings;
  clock: Clock;
  releases: Releases;
  report: WriteReport;
  count: Count;
}

const codes: Record<DeadExecution['status'], ReleaseFailureCode> = {
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
};

/** Writes the report that an execution could not write, and lets the same file be uploaded again. */
export async function reportDeadExecution({ detail }: ExecutionEvent, services: ReportServices): Promise<void> {
  const { executionArn, status } = detail;
  const code = codes[status];
  log('execution died', { code, execution: executionArn });
  await services.count(metrics.deadExecutions, 1);
  const marked = await markDead(detail, services);
  if (marked === undefined) return;
  const { upload, slug, revision } = marked;
  if (revision === 'not ours') return; // a duplicate died; the execution that handles the event reports
  for (const ended of [upload, ...(revision?.also ?? [])]) {
    await services.report({
      ...emptyReport('failed', ended, services.clock),
      ...defined({ release: slug }),
      ...defined({ revision: revision?.number }),
      errors: [reportedError(code, `The execution ${executionArn} ended as ${status}${why(detail)}.`)],
    });
  }
}

/**
 * Returns the cause only if a person gave it when stopping the execution: a function's cause is its stack trace,
 * which may quote a text.
 */
function why({ status, error, cause }: DeadExecution): string {
  const said = [error, status === 'ABORTED' ? cause : undefined].filter(Boolean).join(': ');
  return said === '' ? '' : `: ${said.replace(/\.$/, '')}`;
}
