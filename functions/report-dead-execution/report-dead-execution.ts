import type { Count } from '../../aws/cloudwatch/count.ts';
import { type ExecutionRef, eventIdentity, type Releases } from '../../aws/dynamodb/releases.ts';
import type { Settings } from '../../contracts/environment.ts';
import { type ReleaseFailureCode, reportedError } from '../../contracts/failures.ts';
import type { ObjectEvent } from '../../contracts/messages.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Clock } from '../../core/lib/clock.ts';
import { defined } from '../../core/lib/defined.ts';
import { lostRace, retryContended } from '../../core/lib/retry-contended.ts';
import { fail } from '../../core/releases/revisions/fail.ts';
import type { Revision } from '../../core/releases/revisions/release-record.ts';
import { releaseOf } from '../../core/releases/uploads/release-of.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import { log } from '../shared/log.ts';
import { emptyReport, type WriteReport } from '../shared/reports.ts';
import { uploadOf } from '../shared/upload.ts';

/** EventBridge's event "Step Functions Execution Status Change"; only the fields that are read here. */
export interface ExecutionEvent {
  detail: {
    executionArn: string;
    status: 'FAILED' | 'TIMED_OUT' | 'ABORTED';
    input: string;
    /** `null` if the execution has none. */
    error?: string | null;
    cause?: string | null;
    /** How often it had been redriven before it died. */
    redriveCount?: number;
  };
}

export interface ReportServices {
  settings: Settings;
  clock: Clock;
  releases: Releases;
  report: WriteReport;
  count: Count;
}

const codes: Record<ExecutionEvent['detail']['status'], ReleaseFailureCode> = {
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
};

/** Writes the report that an execution could not write, and lets the same file be uploaded again. */
export async function reportDeadExecution({ detail }: ExecutionEvent, services: ReportServices): Promise<void> {
  const { executionArn, status } = detail;
  const upload = uploadOf(JSON.parse(detail.input) as ObjectEvent);
  const code = codes[status];
  log('execution died', { code, execution: executionArn });
  await services.count(metrics.deadExecutions, 1);
  if (upload === undefined || isIgnored(upload.key)) return; // started by hand without an event, or for a file without a report

  const { slug } = (await releaseOf(upload.key, services.settings, services.releases)) ?? {};
  const run = { execution: executionArn, redrive: detail.redriveCount ?? 0 };
  const left = slug === undefined ? undefined : await markFailed(slug, upload, run, services);
  if (left === 'not ours') return; // a duplicate died; the execution that handles the event reports
  for (const ended of [upload, ...(left?.also ?? [])]) {
    await services.report({
      ...emptyReport('failed', ended, services.clock),
      ...defined({ release: slug }),
      ...defined({ revision: left?.number }),
      errors: [reportedError(code, `The execution ${executionArn} ended as ${status}${why(detail)}.`)],
    });
  }
}

/**
 * Returns the cause only if a person gave it when stopping the execution: a function's cause is its stack trace,
 * which may quote a text.
 */
function why({ status, error, cause }: ExecutionEvent['detail']): string {
  const said = [error, status === 'ABORTED' ? cause : undefined].filter(Boolean).join(': ');
  return said === '' ? '' : `: ${said.replace(/\.$/, '')}`;
}

/**
 * Marks the revision that this execution registered as failed. If it did not register one, marks its event as
 * handled: stopping an execution does not stop a function that runs for it.
 */
function markFailed(
  slug: string,
  upload: Upload,
  run: ExecutionRef,
  { releases }: ReportServices,
): Promise<Revision | 'not ours' | undefined> {
  const identity = eventIdentity(upload);
  return retryContended(`release ${slug}`, () =>
    releases.change<Revision | 'not ours' | typeof lostRace | undefined>(slug, async (record) => {
      const input = await releases.input(slug, identity);
      if (input === undefined || input.revision === 0)
        return { result: undefined, write: { input: { identity, over: input, revision: 0, ...run } } };
      // Ingest registered the revision after the record was read, which must be read again.
      if (record === undefined) return { result: lostRace };
      const revision = await releases.revision(slug, input.revision);
      if (revision?.execution !== run.execution) return { result: 'not ours' };
      return { result: revision, ...defined({ write: fail(record, revision) }) };
    }),
  );
}
