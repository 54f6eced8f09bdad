import { beforeEach, describe, expect, test, vi } from 'vitest';
import { workKeys } from '../../../contracts/keys.ts';
import type { IngestResult, ObjectEvent, ReleaseReference } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import type { IngestedRelease } from '../../../core/releases/ingested-release.ts';
import { estimate } from '../../../functions/estimate/estimate.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const text = `# The bridge\n\n${Array.from({ length: 40 }, (_, n) => `Sentence ${n} says that the bridge opens.`).join('\n\n')}\n`;
/** In two languages this text takes some 3,000 characters. */
const limits = { charactersPerRelease: 1_000, dailyCharacters: 5_000, most: 6_000, pricePerMillion: 15 };

let cloud = pipelineInMemory();
let sequence = 0;
let services = { ...servicesInMemory(cloud), limits };
beforeEach(() => {
  cloud = pipelineInMemory();
  services = { ...servicesInMemory(cloud), limits };
});

function put(key: string, body: string, metadata: Record<string, string> = {}): ObjectEvent {
  sequence += 1;
  const put = { Bucket: places.upload, Key: key, Body: body, Metadata: metadata };
  const { VersionId } = cloud.s3.answer('PutObjectCommand', put) as { VersionId: string };
  const object = { key, 'version-id': VersionId, sequencer: sequence.toString(16).padStart(8, '0') };
  return { 'detail-type': 'Object Created', detail: { bucket: { name: places.upload }, object } };
}

const take = (event: ObjectEvent) =>
  ingest({ event, execution: `execution of ${event.detail.object['version-id']}`, redrive: 0 }, services);
const drop = (key: string, body: string, metadata?: Record<string, string>) => take(put(key, body, metadata));
const versionOf = (event: ObjectEvent) => event.detail.object['version-id'] ?? '';
const reportOf = (key: string, versionId: string) => services.work.getJson<Report>(workKeys.history(key, versionId));

function going(result: IngestResult): { release: ReleaseReference; estimate?: true } {
  if (result.outcome !== 'release' && result.outcome !== 'held') throw new Error(result.outcome);
  return result;
}

/** A file that is held for its cost: its version, and what its report says. */
async function held(key = 'bridge.md', metadata?: Record<string, string>) {
  const event = put(key, text, metadata);
  const { release, estimate: asks } = going(await take(event));
  expect(asks).toBe(true);
  expect(await estimate({ schema: 1, release }, services)).toMatchObject({ outcome: 'over' });
  return { version: versionOf(event), report: await reportOf(key, versionOf(event)) };
}

/** Runs the command of a report. */
function approved(command = ''): ObjectEvent {
  const [, number = '', key = ''] = /^printf (\d+) \| aws s3 cp - s3:\/\/upload\/(\S+)$/.exec(command) ?? [];
  return put(key, number);
}

const documentOf = (revision: number) => services.work.getJson<IngestedRelease>(workKeys.document('bridge', revision));

describe('the command in the report of a held upload', () => {
  test('lets exactly that upload go on, once', async () => {
    const { version, report } = await held();
    expect(report).toMatchObject({ outcome: 'held', errors: [{ code: 'BudgetExceeded' }] });
    const approval = approved(report.estimate?.approve);
    const { release } = going(await take(approval));
    expect(release).toMatchObject({ revision: 2, upload: { key: 'bridge.md', versionId: version } });
    const characters = report.estimate?.characters;
    expect(await documentOf(2)).toMatchObject({ approvedCharacters: characters });
    expect(await reportOf('bridge.md', version)).toMatchObject({
      outcome: 'held',
      errors: [],
      approved: { characters },
    });
    expect(await estimate({ schema: 1, release }, services)).toEqual({ schema: 1, outcome: 'within' });

    // The same event again, and the same approval once more.
    expect(await take(approval)).toMatchObject({ outcome: 'rejected' });
    const again = approved(report.estimate?.approve);
    expect(await take(again)).toMatchObject({ outcome: 'rejected' });
    const [error] = (await reportOf(again.detail.object.key, versionOf(again))).errors;
    expect(error).toMatchObject({ code: 'InvalidApproval', message: expect.stringContaining('does not wait') });
  });

  test('counts for no other version, and for no other release', async () => {
    const { report } = await held();
    await take(approved(report.estimate?.approve));
    const newer = going(await drop('bridge.md', `${text}More.\n`));
    expect(newer.estimate).toBe(true);
    expect(await documentOf(3)).not.toHaveProperty('approvedCharacters');
    expect(await take(approved(report.estimate?.approve))).toMatchObject({ outcome: 'rejected' });
  });

  test('counts as much as any approval allows, and no more', async () => {
    const { report } = await held();
    await take(approved(report.estimate?.approve?.replace(/\d+/, '999999999999')));
    expect(await documentOf(2)).toMatchObject({ approvedCharacters: limits.most });
  });

  test('with too little says so again, and may be repeated with more', async () => {
    const { version, report } = await held();
    const { release } = going(await take(approved(report.estimate?.approve?.replace(/\d+/, '1500'))));
    expect(await estimate({ schema: 1, release }, services)).toMatchObject({ outcome: 'over' });
    const told = await reportOf('bridge.md', version);
    expect(told.errors[0]?.message).toContain('the limit is 1,500');
    expect(going(await take(approved(told.estimate?.approve))).release.revision).toBe(3);
  });

  test('keeps the embargo, and is taken by nobody who deleted the file', async () => {
    const { version, report } = await held('bridge.md', { embargo: '2026-12-24T09:00:00Z' });
    expect(await take(approved(report.estimate?.approve))).toMatchObject({
      outcome: 'held',
      until: '2026-12-24T09:00:00Z',
    });
    expect(await reportOf('bridge.md', version)).toMatchObject({ outcome: 'held', heldUntil: '2026-12-24T09:00:00Z' });

    const other = await held('tunnel.md');
    const { VersionId } = cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: 'tunnel.md' }) as {
      VersionId: string;
    };
    sequence += 1;
    const object = { key: 'tunnel.md', 'version-id': VersionId, sequencer: sequence.toString(16).padStart(8, '0') };
    await take({ 'detail-type': 'Object Deleted', detail: { bucket: { name: places.upload }, object } });
    expect(await take(approved(other.report.estimate?.approve))).toMatchObject({ outcome: 'rejected' });
  });
});

test.each([
  ['a text', 'approvals/bridge.md/v', 'yes'],
  ['a file', 'approvals/bridge.md/v', 'x'.repeat(1_000)],
  ['an upload that is not there', 'approvals/bridge.md/v', '5000'],
  ['no version', 'approvals/bridge.md', '5000'],
  ['nothing', 'approvals/', '5000'],
])('an approval of %s is rejected', async (_, key, body) => {
  const event = put(key, body);
  const result = await take(event);
  if (key.endsWith('/')) return expect(result.outcome).toBe('ignored');
  expect(result.outcome).toBe('rejected');
  expect((await reportOf(key, versionOf(event))).errors).toMatchObject([{ code: 'InvalidApproval' }]);
});

test('an upload that approves itself goes on once an approver has run the command of its report', async () => {
  const event = put('bridge.md', text, { 'approved-characters': '5000' });
  expect((await take(event)).outcome).toBe('rejected');
  const { errors } = await reportOf('bridge.md', versionOf(event));
  const { release } = going(await take(approved(/printf .*$/.exec(errors[0]?.message ?? '')?.[0])));
  expect(release).toMatchObject({ revision: 1 });
  expect(await reportOf('bridge.md', versionOf(event))).toMatchObject({
    outcome: 'held',
    approved: { characters: 5_000 },
  });
  expect(await estimate({ schema: 1, release }, services)).toMatchObject({ outcome: 'within' });
});

describe('the day', () => {
  const small = '# The bridge\n\nIt opens on Monday, and all may cross it.\n';

  test('is booked by Ingest without a step of its own while it has room', async () => {
    const { release, estimate: asks } = going(await drop('bridge.md', small));
    expect(asks).toBeUndefined();
    const day = () => cloud.dynamo.item(places.releases, { slug: 'memory/spend', item: 'day#2026-11-24' });
    const booked = Number(day()?.['characters']);
    expect(booked).toBeGreaterThan(100);
    const of = { slug: 'bridge', revision: release.revision };
    await services.spending.spend({ ...of, language: 'es' }, 30, 10_000);
    for (const language of ['es', 'fr']) await services.spending.settle({ ...of, language });
    expect(day()).toMatchObject({ characters: 30 });
  });

  test('that is used up asks for an estimate, and makes the upload wait', async () => {
    await services.spending.book({
      slug: 'other',
      revision: 1,
      languages: { es: 4_990 },
      day: '2026-11-24',
      budget: 5_000,
    });
    const { release, estimate: asks } = going(await drop('bridge.md', small));
    expect(asks).toBe(true);
    const first = await estimate({ schema: 1, release }, services);
    expect(first).toMatchObject({ outcome: 'wait', until: '2026-11-25T00:00:01.000Z' });
    const tunnel = going(await drop('tunnel.md', small)).release;
    expect(await estimate({ schema: 1, release: tunnel }, services)).toMatchObject({
      until: '2026-11-25T00:00:02.000Z',
    });
  });

  test('may be exceeded by what is approved, up to what no approval passes', async () => {
    await services.spending.book({
      slug: 'other',
      revision: 1,
      languages: { es: 2_000 },
      day: '2026-11-24',
      budget: 5_000,
    });
    const { report } = await held();
    const { release } = going(await take(approved(report.estimate?.approve)));
    expect(await estimate({ schema: 1, release }, services)).toMatchObject({ outcome: 'within' });
    const tunnel = await held('tunnel.md');
    const next = going(await take(approved(tunnel.report.estimate?.approve))).release;
    expect(await estimate({ schema: 1, release: next }, services)).toMatchObject({ outcome: 'wait' });
  });
});

test('an estimate does not tell what a release under embargo says', async () => {
  const secret = 'The company withdraws its forecast for the year.';
  const entry = (release: string) => ({
    source: secret,
    target: secret,
    sourceLanguage: 'en',
    targetLanguage: 'es',
    release,
    engine: 'e',
    paidBy: 'x',
    characters: 48,
    receipt: { id: 'x', requests: 1, characters: 48 },
  });
  const found = async (release: string, asking: string) => {
    const { publicMemory } = await import('../../../functions/estimate/public-memory.ts');
    const memory = { lookup: async () => new Map([['key', entry(release)]]) };
    return (await publicMemory(asking, { memory, releases: services.releases }).lookup(['key'])).size;
  };
  await drop('secret.md', `# Results\n\n${secret}\n`, { embargo: '2026-12-24T09:00:00Z' });
  expect([await found('secret', 'probe'), await found('secret', 'secret'), await found('gone', 'probe')]).toEqual([
    0, 1, 0,
  ]);
  await services.releases.change('open', () => ({
    result: undefined,
    write: {
      record: { slug: 'open', tick: 1, lastVersion: 1, newest: { number: 1 }, committed: { revision: 1 } } as never,
    },
  }));
  expect(await found('open', 'probe')).toBe(1);
});
