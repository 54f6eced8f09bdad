import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { workKeys } from '../../contracts/keys.ts';
import type { Latest, Manifest } from '../../contracts/manifest.ts';
import {
  type IngestResult,
  type ObjectEvent,
  type PublishInput,
  type ReleaseReference,
  schema,
} from '../../contracts/messages.ts';
import { sourceRendition } from '../../core/publication/versions/make-rendition.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import { sha256 } from '../../core/releases/revisions/fingerprint.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import { publish } from '../../functions/publish/publish.ts';
import { withdrawRelease } from '../../functions/withdraw/withdraw.ts';
import { s3 } from './support/cloud.ts';
import { killAt } from './support/kill.ts';
import { ownPlaces, type Places, servicesOf } from './support/own-places.ts';

/**
 * The publish protocol against real S3 and DynamoDB, killed before and after every single request,
 * then retried: alone, with a deletion in between, and with a newer upload in between.
 */
let places: Places;
beforeAll(async () => {
  places = await ownPlaces('crash');
});

const text = (what: string) => `# The ${what}\n\nThis is what the ${what} says.\n`;
let sequence = 0x1000;

/** Ingests an upload and leaves renditions, as the state machine would have by the time of Publish. */
async function prepare(slug: string, what = 'first'): Promise<PublishInput> {
  const key = `${slug}.md`;
  const { VersionId = '' } = await s3.send(new PutObjectCommand({ Bucket: places.upload, Key: key, Body: text(what) }));
  const result = await ingestEvent('Object Created', key, VersionId);
  if (result.outcome !== 'release') throw new Error(`ingest came to ${result.outcome}`);
  await translated(result.release);
  return {
    schema,
    release: result.release,
    results: result.release.languages.map((language) => ({ language, status: 'translated' })),
  };
}

function ingestEvent(type: ObjectEvent['detail-type'], key: string, versionId: string): Promise<IngestResult> {
  sequence += 1;
  const object = { key, 'version-id': versionId, sequencer: sequence.toString(16) };
  const event = { 'detail-type': type, detail: { bucket: { name: places.upload }, object } };
  return ingest({ event, execution: `execution of ${versionId}`, redrive: 0 }, servicesOf(places).services);
}

async function translated({ slug, revision, languages }: ReleaseReference): Promise<void> {
  const { work } = servicesOf(places).services;
  const { document } = await work.getJson<IngestedRelease>(workKeys.document(slug, revision));
  const own = sourceRendition(document);
  for (const language of languages) {
    const made = { language, title: `${document.title.text} (${language})`, text: `${document.text}(${language})\n` };
    const rendition: Rendition = { ...own, ...made, origin: 'machine', engine: 'test' };
    await work.putJson(workKeys.rendition(slug, revision, language), language === own.language ? own : rendition);
  }
}

/** Every object of a release in the publish bucket, by its key. */
async function shown(slug: string): Promise<Record<string, string>> {
  const prefixes = [
    `releases/${slug}/`,
    `latest/${slug}.json`,
    `versions/${slug}.json`,
    ...['en', 'es', 'fr'].map((tag) => `${tag}/${slug}/`),
  ];
  const lists = await Promise.all(
    prefixes.map((Prefix) => s3.send(new ListObjectsV2Command({ Bucket: places.publish, Prefix }))),
  );
  const keys = lists.flatMap(({ Contents = [] }) => Contents.map(({ Key = '' }) => Key));
  const bodies = await Promise.all(
    keys.map((key) => s3.send(new GetObjectCommand({ Bucket: places.publish, Key: key }))),
  );
  const texts = await Promise.all(bodies.map(({ Body }) => Body?.transformToString() ?? ''));
  return Object.fromEntries(keys.map((key, n) => [key, texts[n] ?? '']));
}

/** Without the slug, and without the digests and names that it goes into, so that two releases can be compared. */
function comparable(slug: string, objects: Record<string, string>): Record<string, string> {
  const plain = (text: string) =>
    text
      .replaceAll(slug, 'SLUG')
      .replace(/"sha256": "[0-9a-f]{64}"/g, '"sha256"')
      .replace(/urn:uuid:[0-9a-f-]{36}/g, 'urn:uuid');
  return Object.fromEntries(Object.entries(objects).map(([key, body]) => [plain(key), plain(body)]));
}

/** Runs Publish until request n, where it dies. False where it ended before. */
async function dies(input: PublishInput, n: number, when: 'before' | 'after'): Promise<boolean> {
  const { services, clients } = servicesOf(places);
  const state = killAt(clients, n, when);
  try {
    await publish(input, services);
  } catch (error) {
    if (!state.dead) throw error;
    return true;
  }
  return false;
}

/** Kills Publish at each of its requests in turn, and lets `then` see what a retry makes of it. */
async function atEveryRequest(
  name: string,
  then: (slug: string, input: PublishInput, when: string) => Promise<void>,
): Promise<number> {
  let n = 0;
  for (;;) {
    let died = false;
    for (const when of ['before', 'after'] as const) {
      const slug = `${name}-${String(n).padStart(3, '0')}-${when === 'after' ? 'aft' : 'bef'}`;
      const input = await prepare(slug);
      died = await dies(input, n, when);
      if (died) await then(slug, input, `${when} request ${n}`);
    }
    if (!died) return n;
    n += 1;
  }
}

const retry = (input: PublishInput) => publish(input, servicesOf(places).services);

/** What readers may rely on at any moment: latest leads to a manifest, and a manifest to all its files. */
function expectWhole(slug: string, objects: Record<string, string>, when: string): void {
  const latest = objects[`latest/${slug}.json`];
  if (latest !== undefined) expect(objects[(JSON.parse(latest) as Latest).manifest], when).toBeDefined();
  for (const [key, body] of Object.entries(objects).filter(([path]) => path.endsWith('/manifest.json'))) {
    const folder = key.slice(0, -'manifest.json'.length);
    for (const entry of Object.values((JSON.parse(body) as Manifest).languages)) {
      if (entry.status !== 'published') continue;
      for (const { path, sha256: digest } of Object.values(entry.files)) {
        expect(sha256(objects[`${folder}${path}`] ?? ''), `${when}: ${path}`).toBe(digest);
      }
    }
  }
}

function withdrawWith(
  { withdraw }: Extract<IngestResult, { outcome: 'withdraw' }>,
  versionId: string,
  services: ReturnType<typeof servicesOf>['services'],
) {
  const input = { schema, withdraw, execution: `execution of ${versionId}`, redrive: 0 } as const;
  return withdrawRelease(input, services);
}

/** Nothing is left of the text, and every page says so. */
function expectNotices(objects: Record<string, string>, when: string): void {
  for (const [path, body] of Object.entries(objects)) {
    expect(path, when).toMatch(/index\.html$|manifest\.json$|^latest\/|^versions\//);
    expect(body, `${when}: ${path}`).not.toMatch(/This is what the/);
    if (path.endsWith('.html')) expect(body, `${when}: ${path}`).toMatch(/withdrawn|retirado|retiré/);
  }
}

describe('Withdraw, killed at every request', { timeout: 300_000 }, () => {
  it('and retried: as if nothing had happened', async () => {
    const outcome = async (slug: string, n: number, when: 'before' | 'after') => {
      await retry(await prepare(slug));
      const deleted = await ingestEvent('Object Deleted', `${slug}.md`, `marker-${slug}`);
      if (deleted.outcome !== 'withdraw') throw new Error(`the deletion came to ${deleted.outcome}`);
      const { services, clients } = servicesOf(places);
      const state = killAt(clients, n, when);
      const died = await withdrawWith(deleted, `marker-${slug}`, services).then(
        () => false,
        (error) => {
          if (!state.dead) throw error;
          return true;
        },
      );
      if (died) await withdrawWith(deleted, `marker-${slug}`, servicesOf(places).services);
      const objects = await shown(slug);
      expectNotices(objects, `${when} request ${n}`);
      return { died, objects: comparable(slug, objects) };
    };
    const calm = await outcome('taken-calm-bef', Number.POSITIVE_INFINITY, 'before');
    for (let n = 0; ; n += 1) {
      const before = await outcome(`taken-${String(n).padStart(4, '0')}-bef`, n, 'before');
      const after = await outcome(`taken-${String(n).padStart(4, '0')}-aft`, n, 'after');
      expect(before.objects, `before request ${n}`).toEqual(calm.objects);
      expect(after.objects, `after request ${n}`).toEqual(calm.objects);
      if (!before.died) return;
    }
  });
});

describe('Publish, killed at every request', { timeout: 300_000 }, () => {
  it('and retried: published once, complete, to the byte', async () => {
    const undisturbed = 'calm-000-bef';
    await retry(await prepare(undisturbed));
    const expected = comparable(undisturbed, await shown(undisturbed));
    expect(Object.keys(expected)).toHaveLength(3 * 4 + 1 + 3 + 2);

    const requests = await atEveryRequest('once', async (slug, input, when) => {
      expectWhole(slug, await shown(slug), when);
      expect(await retry(input), when).toMatchObject({ outcome: 'published', version: 1 });
      const objects = await shown(slug);
      expectWhole(slug, objects, when);
      expect(comparable(slug, objects), when).toEqual(expected);
    });
    expect(requests).toBeGreaterThan(20);
  });

  it('and deleted before the retry: nothing, or notices where something was committed before', async () => {
    await atEveryRequest('gone', async (slug, input, when) => {
      const marker = `marker-${slug}`;
      const deleted = await ingestEvent('Object Deleted', `${slug}.md`, marker);
      const wasPublic = deleted.outcome === 'withdraw';
      if (wasPublic) await withdrawWith(deleted, marker, servicesOf(places).services);
      expect(await retry(input), when).toMatchObject({ outcome: 'withdrawn' });
      const objects = await shown(slug);
      if (wasPublic) expectNotices(objects, when);
      else expect(Object.keys(objects), when).toEqual([]);
    });
  });

  it('and replaced before the retry: the newer one is shown, whatever the older one comes to', async () => {
    await atEveryRequest('newer', async (slug, input, when) => {
      const newer = await retry(await prepare(slug, 'second'));
      expect(newer.outcome, when).toBe('published');
      const { services, invalidated } = servicesOf(places);
      const { outcome } = await publish(input, services);
      expect(['published', 'superseded'], when).toContain(outcome);
      // One that was put and then refused may be in a cache; one that never had a number cannot.
      if (outcome === 'published') expect(invalidated, when).toEqual([]);
      else if (newer.version === 2) expect(invalidated, when).toEqual([slug]);
      const objects = await shown(slug);
      expectWhole(slug, objects, when);
      expect(JSON.parse(objects[`latest/${slug}.json`] ?? '{}'), when).toMatchObject({
        version: newer.version,
        status: 'published',
      });
      expect(objects[`en/${slug}/index.html`], when).toContain('This is what the second says.');
      expect(
        Object.keys(objects).some((key) => key.includes('/v1/')),
        when,
      ).toBe(outcome === 'published' || newer.version === 1);
      const manifest = JSON.parse(objects[`releases/${slug}/v${newer.version}/manifest.json`] ?? '{}') as Manifest;
      expect(manifest.previousVersion, when).toBe(outcome === 'published' ? 1 : undefined);
    });
  });
});
