import { describe, expect, test, vi } from 'vitest';
import type { ObjectEvent } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import {
  type ExecutionEvent,
  type ReportServices,
  reportDeadExecution,
} from '../../../functions/report-dead-execution/report-dead-execution.ts';
import { UploadDesk } from '../ingest/upload-desk.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

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

const text = '# The ferry is back\n\nIt runs every hour from Monday on.\n';

/** An execution of the pipeline, which may die after Ingest or before it. */
function executionOf(desk: UploadDesk, event: ObjectEvent, execution: string) {
  return {
    ingest: (redrive = 0) => ingest({ event, execution, redrive }, desk.services),
    die: (redriveCount = 0) =>
      reportDeadExecution(
        { detail: { executionArn: execution, status: 'FAILED', input: JSON.stringify(event), redriveCount } },
        desk.services,
      ),
  };
}

describe('an execution that dies', () => {
  test('after it registered a revision is reported with it, and the same file dropped again is published', async () => {
    const desk = new UploadDesk();
    const first = executionOf(desk, desk.put('ferry.md', text), 'e-1');
    expect((await first.ingest()).outcome).toBe('release');
    await first.die();
    expect(desk.reportOf('ferry.md', 1)).toMatchObject({
      outcome: 'failed',
      release: 'ferry',
      revision: 1,
      errors: [{ code: 'ExecutionFailed' }],
    });
    expect(desk.records.get('ferry')?.newest).toMatchObject({ state: 'failed', died: true });
    expect(await desk.drop('ferry.md', text)).toMatchObject({ outcome: 'published', version: 1 });
  });

  test('reports every file that its revision had taken up', async () => {
    const desk = new UploadDesk();
    await executionOf(desk, desk.put('ferry.fr.md', '# Le bac est de retour\n'), 'e-1').ingest();
    const source = executionOf(desk, desk.put('ferry.md', text), 'e-2');
    await source.ingest();
    await source.die();
    expect([desk.reportOf('ferry.fr.md', 1), desk.reportOf('ferry.md', 2)]).toMatchObject([
      { outcome: 'failed', revision: 2 },
      { outcome: 'failed', revision: 2 },
    ]);
  });

  test('before it registered anything stops the function that still runs for it; a redrive goes on', async () => {
    const desk = new UploadDesk();
    const execution = executionOf(desk, desk.put('ferry.md', text), 'e-1');
    await execution.die();
    expect(desk.reportOf('ferry.md', 1)).toMatchObject({ outcome: 'failed', release: 'ferry' });
    expect((await execution.ingest()).outcome).toBe('ignored');
    expect((await execution.ingest(1)).outcome).toBe('release');
  });

  test('while Ingest registers its revision is reported with it', async () => {
    const desk = new UploadDesk();
    const event = desk.put('ferry.md', text);
    const { releases } = desk.services;
    let read = 0;
    const change: typeof releases.change = async (slug, decide) => {
      read += 1;
      if (read > 1) return releases.change(slug, decide);
      // The release was read before Ingest registered it.
      await executionOf(desk, event, 'e-1').ingest();
      const { result, write } = await decide(undefined);
      expect(write).toBeUndefined();
      return result;
    };
    const detail = { executionArn: 'e-1', status: 'ABORTED' as const, input: JSON.stringify(event) };
    await reportDeadExecution({ detail }, { ...desk.services, releases: { ...releases, change } });
    expect(desk.reportOf('ferry.md', 1)).toMatchObject({ outcome: 'failed', revision: 1 });
    expect(desk.records.get('ferry')?.newest).toMatchObject({ state: 'failed', died: true });
  });

  test('as the duplicate of another leaves the other alone, and reports nothing', async () => {
    const desk = new UploadDesk();
    const event = desk.put('ferry.md', text);
    await executionOf(desk, event, 'e-1').ingest();
    const duplicate = executionOf(desk, event, 'e-2');
    expect((await duplicate.ingest()).outcome).toBe('ignored');
    await duplicate.die();
    expect(desk.reportOf('ferry.md', 1)).toBeUndefined();
    expect(desk.records.get('ferry')?.newest.state).toBe('under-way');
  });

  test.each(['.DS_Store', '2026/'])('for %s, which gets no report, gets none', async (key) => {
    const desk = new UploadDesk();
    await executionOf(desk, desk.put(key, ''), 'e-1').die();
    expect(desk.reportOf(key, 1)).toBeUndefined();
  });

  test('for a term list is reported without a release', async () => {
    const desk = new UploadDesk();
    await executionOf(desk, desk.put('terminology/en.csv', 'en,fr\n'), 'e-1').die();
    expect(desk.reportOf('terminology/en.csv', 1)).toMatchObject({ outcome: 'failed' });
    expect(desk.reportOf('terminology/en.csv', 1)).not.toHaveProperty('release');
    expect(desk.records.size).toBe(0);
  });

  test('without an event, as started by hand, reports nothing', async () => {
    const desk = new UploadDesk();
    const detail = { executionArn: 'e-1', status: 'FAILED' as const, input: '{}' };
    await expect(reportDeadExecution({ detail }, desk.services)).resolves.toBeUndefined();
  });
});
