import { expect, test } from 'vitest';
import type { Report } from '../../../contracts/report.ts';
import {
  type ExecutionEvent,
  type ReportServices,
  reportDeadExecution,
} from '../../../functions/report-dead-execution/report-dead-execution.ts';

const object = { key: 'a.md', 'version-id': 'v1', sequencer: '0', etag: 'e' };
const input = JSON.stringify({ 'detail-type': 'Object Created', detail: { bucket: { name: 'b' }, object } });

/** What the report of an execution that died says of its end. */
async function told(detail: Omit<ExecutionEvent['detail'], 'executionArn' | 'input'>): Promise<string | undefined> {
  const reports: Report[] = [];
  const services = {
    settings: { languages: [], sourceLanguage: 'en' },
    clock: { now: () => new Date('2026-10-01T12:00:00Z') },
    releases: { change: async () => undefined },
    report: async (report: Report) => void reports.push(report),
    count: async () => {},
  } as unknown as ReportServices;
  await reportDeadExecution({ detail: { executionArn: 'arn:1', input, ...detail } }, services);
  return reports[0]?.errors[0]?.message;
}

test.each<[string, Omit<ExecutionEvent['detail'], 'executionArn' | 'input'>, string]>([
  ['nothing, as EventBridge says it', { status: 'ABORTED', error: null, cause: null }, 'ended as ABORTED.'],
  ['nothing', { status: 'TIMED_OUT' }, 'ended as TIMED_OUT.'],
  ['a word of who stopped it', { status: 'ABORTED', error: null, cause: 'Wrong file.' }, 'as ABORTED: Wrong file.'],
  ['both', { status: 'ABORTED', error: 'Desk', cause: 'wrong file' }, 'ended as ABORTED: Desk: wrong file.'],
  [
    'an error, without its stack',
    { status: 'FAILED', error: 'Contended', cause: '{"trace":[]}' },
    'FAILED: Contended.',
  ],
])('an execution that died of %s', async (_, detail, end) => {
  const message = await told(detail);
  expect(message?.endsWith(end), message).toBe(true);
});
