import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../contracts/report.ts';
import { until } from '../../terminal/until.ts';
import { s3, stack } from './support/cloud.ts';
import { executionsOf } from './support/executions.ts';
import {
  drop,
  dropAndWait,
  fresh,
  latestOf,
  manifestOf,
  newestReport,
  publishedKeys,
  remove,
  reportOf,
} from './support/releases.ts';

const text = '# Not before its time\n\nThis must not be read yet.\n';
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const held = (until: string) => ({ metadata: { languages: 'es', embargo: until } });
const isHeld = { outcome: 'held' };

async function nothingPublic(slug: string): Promise<void> {
  for (const prefix of [`releases/${slug}/`, `latest/${slug}.json`, `es/${slug}/`, `en/${slug}/`]) {
    expect(await publishedKeys(prefix)).toEqual([]);
  }
}

async function workText(key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: stack.workBucket, Key: key }));
  return (await Body?.transformToString()) ?? '';
}

async function workKeysBelow(prefix: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: stack.workBucket, Prefix: prefix }));
  return Contents.map(({ Key = '' }) => Key);
}

async function noPreview(slug: string): Promise<void> {
  await until(`the preview of ${slug} to be erased`, async () =>
    (await workKeysBelow(`preview/${slug}.files/`)).length === 0 ? true : undefined,
  );
}

// Each waits for a time of its own.
describe.concurrent('an embargo', () => {
  it('holds a release until its time, and says so; then it is published by itself', async () => {
    const key = fresh('held.md');
    const slug = key.slice(0, -3);
    const time = inSeconds(8);
    const dropped = await drop(key, text, held(time));
    const report = await reportOf(dropped, isHeldReport);
    expect(Date.parse(report.heldUntil ?? '')).toBe(Math.ceil(Date.parse(time) / 1000) * 1000);
    await nothingPublic(slug);
    expect(await reportOf(dropped)).toMatchObject({ outcome: 'published', version: 1 });
    expect(Date.parse((await manifestOf(slug, 1)).publishedAt)).toBeGreaterThanOrEqual(Date.parse(time));
    // Too near for a preview to be made in time.
    expect(await workKeysBelow(`preview/${slug}`)).toEqual([]);
  });

  it('is kept when the file is dropped again without it, and lifted by "none"; meanwhile its editors see it', async () => {
    const key = fresh('kept.md');
    const slug = key.slice(0, -3);
    const languages = { en: { status: 'ready' }, es: { status: 'ready' } };
    const first = await reportOf(await drop(key, text, held(inSeconds(86_400))), isShown);
    expect(first).toMatchObject({ ...isHeld, languages, preview: { folder: `preview/${slug}.files/r1/` } });
    const again = await drop(key, text.replace('yet', 'yet, really'), { metadata: { languages: 'es' } });
    const { preview, ...second } = await reportOf(again, isShown);
    expect(second).toMatchObject({ ...isHeld, languages });
    expect(await workText(`${preview?.folder}en/latest.html`)).toMatch(/not public until.*yet, really/s);
    const shown = await workKeysBelow(`preview/${slug}.files/`);
    expect(shown).toContain(`preview/${slug}.files/r2/es/document.md`);
    expect(shown.filter((one) => one.includes('/r1/'))).toEqual([]);
    await nothingPublic(slug);
    const lifted = await dropAndWait(key, text, { metadata: { languages: 'es', embargo: 'none' } });
    expect(lifted).toMatchObject({ outcome: 'published', version: 1 });
    await noPreview(slug);
  });

  it('never shows a held release that was replaced', async () => {
    const key = fresh('replaced.md');
    const time = inSeconds(6);
    const first = await drop(key, text, held(time));
    await reportOf(first, isHeldReport);
    const report = await dropAndWait(key, text.replace('Not before its', 'In'), {
      metadata: { languages: 'es', embargo: 'none' },
    });
    expect(report).toMatchObject({ outcome: 'published', version: 1 });
    expect(await reportOf(first)).toMatchObject({ outcome: 'superseded' });
    await allEnded(key, 2);
    expect(await latestOf(report.release ?? '')).toMatchObject({ version: 1 });
    expect((await manifestOf(report.release ?? '', 1)).source.title).toBe('In time');
    expect((await publishedKeys(`releases/${report.release}/`)).every((found) => found.includes('/v1/'))).toBe(true);
  });

  it('never shows a held release that was deleted', async () => {
    const key = fresh('deleted.md');
    const first = await drop(key, text, held(inSeconds(6)));
    await reportOf(first, isHeldReport);
    await remove(key);
    expect(await reportOf(first)).toMatchObject({ outcome: 'withdrawn' });
    await allEnded(key, 2);
    await nothingPublic(key.slice(0, -3));
    const again = await dropAndWait(key, text, { metadata: { languages: 'es' } });
    expect(again).toMatchObject({ outcome: 'published', version: 1 });
  });
});

describe.concurrent('deleting an upload', () => {
  it('that no release came of is remembered, so that its upload cannot come late', async () => {
    const key = fresh('notes.xyz');
    await dropAndWait(key, 'x');
    expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn', warnings: [] });
  });

  it('for good, of the version that is held: it never appears', async () => {
    const key = fresh('erased.md');
    const held = await drop(key, text, { metadata: { languages: 'es', embargo: inSeconds(5) } });
    await reportOf(held, isHeldReport);
    await s3.send(new DeleteObjectCommand({ Bucket: stack.uploadBucket, Key: key, VersionId: held.versionId }));
    expect(await reportOf({ key, versionId: `deleted-${held.versionId}` })).toMatchObject({ outcome: 'withdrawn' });
    expect(await reportOf(held)).toMatchObject({ outcome: 'withdrawn' });
    await allEnded(key, 2);
    await nothingPublic(key.slice(0, -3));
  });

  it('for good, of an old version: the release stays', async () => {
    const key = fresh('tidied.md');
    const old = await drop(key, text, { metadata: { languages: 'es' } });
    await reportOf(old);
    await dropAndWait(key, text.replace('yet', 'now'), { metadata: { languages: 'es' } });
    await s3.send(new DeleteObjectCommand({ Bucket: stack.uploadBucket, Key: key, VersionId: old.versionId }));
    await allEnded(key, 3);
    await until('the newest report to be that of the release', async () =>
      (await newestReport(key))?.outcome === 'published' ? true : undefined,
    );
  });
});

const isShown = ({ preview }: Report) => preview !== undefined;
const isHeldReport = ({ outcome }: { outcome: string }) => outcome === 'held';

/** The held execution has woken, and found that its turn never comes. */
async function allEnded(key: string, count: number): Promise<void> {
  await until(`${count} executions of ${key} to end`, async () => {
    const all = await executionsOf(key);
    return all.length >= count && all.every(({ status }) => status === 'SUCCEEDED') ? all : undefined;
  });
}
