import { type NotificationConfiguration, PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workKeys } from '../../contracts/keys.ts';
import type { ObjectEvent } from '../../contracts/messages.ts';
import type { Report } from '../../contracts/report.ts';
import { s3, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { resultOf, start } from './support/executions.ts';
import {
  type Dropped,
  drop,
  dropAndWait,
  found,
  fresh,
  latestOf,
  manifestOf,
  newestReport,
  publishedKeys,
  readWork,
  reportOf,
} from './support/releases.ts';

beforeEach(() => engine.resetStats());
afterEach(() => engine.restore());

const text = (what: string) => `# ${what}\n\nThe text of ${what} is short.\n`;
const one = { metadata: { languages: 'es' } };

/** An upload's event as S3 would send it. */
function createdEvent({ key, versionId }: Dropped, sequencer: string): ObjectEvent {
  return {
    'detail-type': 'Object Created',
    detail: { bucket: { name: stack.uploadBucket }, object: { key, 'version-id': versionId, sequencer } },
  };
}

describe('events', () => {
  it('that come six times at once make one version, billed once', async () => {
    const dropped = await withoutEvents(() => drop(fresh('six.md'), text('six'), one));
    const executions = await Promise.all(Array.from({ length: 6 }, () => start(createdEvent(dropped, '0066'))));
    const outcomes = (await Promise.all(executions.map(resultOf))).map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'published']);
    const slug = dropped.key.slice(0, -3);
    const manifests = (await publishedKeys(`releases/${slug}/`)).filter((key) => key.endsWith('manifest.json'));
    expect(manifests).toEqual([`releases/${slug}/v1/manifest.json`]);
    const { charactersBilled } = (await manifestOf(slug, 1)).languages['es'] as { charactersBilled: number };
    expect((await engine.stats()).characters).toBe(charactersBilled);
  });

  it('without a version id are read at the newest version', async () => {
    const dropped = await withoutEvents(() => drop(fresh('nameless.md'), text('nameless'), one));
    const event = createdEvent(dropped, '01');
    delete event.detail.object['version-id'];
    expect(await resultOf(await start(event))).toMatchObject({ outcome: 'published' });
    expect((await reportOf(dropped)).upload).toMatchObject({ versionId: dropped.versionId });
  });

  it('of an old upload that arrive late never replace a newer one', async () => {
    const key = fresh('late.md');
    const slug = key.slice(0, -3);
    const old = await withoutEvents(() => drop(key, text('old'), one));
    expect(await dropAndWait(key, text('new'), one)).toMatchObject({ outcome: 'published', version: 1 });
    await resultOf(await start(createdEvent(old, '00')));
    expect(await reportOf(old)).toMatchObject({ outcome: 'superseded' });
    expect((await latestOf(slug))?.version).toBe(1);
    expect((await manifestOf(slug, 1)).source.title).toBe('new');
    await expect.poll(async () => (await newestReport(key))?.outcome).toBe('published');
  });

  it('of eight versions within a second: at most one version a content, and the newest is latest', async () => {
    const key = fresh('eight.md');
    const slug = key.slice(0, -3);
    const dropped: Dropped[] = [];
    for (let n = 0; n < 8; n += 1) dropped.push(await drop(key, text(`upload ${n % 4} of eight`), one));
    const reports = await Promise.all(dropped.map((each) => reportOf(each)));
    const last = found(dropped.at(-1), 'the last upload');

    const versions = reports
      .map(({ version, outcome }) => (outcome === 'published' ? version : undefined))
      .filter((version) => version !== undefined);
    expect(new Set(versions).size).toBe(versions.length);
    const latest = await latestOf(slug);
    expect(latest?.version).toBe(Math.max(...versions));
    const newest = await readWork<Report>(workKeys.history(key, last.versionId));
    expect(['published', 'unchanged']).toContain(newest?.outcome);
    const shown = await manifestOf(slug, latest?.version ?? 0);
    expect(shown.source.title).toBe('upload 3 of eight');
    await expect.poll(() => newestReport(key)).toEqual(newest);
  });
});

/** Does something that S3 tells nobody of, so that the test can deliver the event itself. */
async function withoutEvents<T>(act: () => Promise<T>): Promise<T> {
  const configure = (NotificationConfiguration: NotificationConfiguration) =>
    s3.send(new PutBucketNotificationConfigurationCommand({ Bucket: stack.uploadBucket, NotificationConfiguration }));
  await configure({});
  try {
    return await act();
  } finally {
    await configure({ EventBridgeConfiguration: {} });
  }
}
