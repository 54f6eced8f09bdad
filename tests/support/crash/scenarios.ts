import { describe, expect, test } from 'vitest';
import type { Latest, Manifest } from '../../../contracts/manifest.ts';
import { type IngestResult, type ObjectEvent, type PublishInput, schema } from '../../../contracts/messages.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import type { Services } from '../services.ts';
import { translated } from '../translated.ts';
import { dies, type KillAt, type Stage } from './stage.ts';

const text = (what: string) => `# The ${what}\n\nThis is what the ${what} says.\n`;
let sequence = 0x1000;
const events: { key: string; versionId: string; sequencer: string }[] = [];

export interface KillOptions {
  timeout: number;
  /** Which of a run's requests it is killed at; all, unless a tier says otherwise. */
  chosen?: (all: readonly number[]) => readonly number[];
}

/** Publish, Withdraw and Ingest on a stage, killed before and after every single request, then retried. */
export function survivesKills(open: () => Promise<Stage>, { timeout, chosen = (all) => all }: KillOptions): void {
  let opened: Promise<Stage> | undefined;
  const stage = async () => {
    opened ??= open();
    return opened;
  };
  const killsIn = (requests: number): KillAt[] =>
    chosen(Array.from({ length: requests }, (_, n) => n)).flatMap((n) => [
      { n, when: 'before' as const },
      { n, when: 'after' as const },
    ]);

  /** Kills Publish at each of its requests in turn, and lets `then` see what a retry makes of it. */
  async function atEveryRequest(
    on: Stage,
    name: string,
    then: (slug: string, input: PublishInput, when: string) => Promise<void>,
  ): Promise<void> {
    const calm = on.run();
    await publish(await prepare(on, `${named(name)}-counted`), calm.services);
    expect(calm.requests()).toBeGreaterThan(20);
    for (const kill of killsIn(calm.requests())) {
      const slug = named(name, kill);
      const input = await prepare(on, slug);
      expect(await dies(on.run(kill), (services) => publish(input, services)), said(kill)).toBe(true);
      await then(slug, input, said(kill));
    }
  }

  describe('Withdraw, killed at every request', { timeout }, () => {
    test('and retried: as if nothing had happened', async () => {
      const on = await stage();
      const outcome = async (slug: string, kill?: KillAt) => {
        await retried(on, await prepare(on, slug));
        const deletion = await deleted(on, slug);
        if (deletion.outcome !== 'withdraw') throw new Error(`the deletion came to ${deletion.outcome}`);
        const withdraw = (services: Services) => withdrawWith(deletion, slug, services);
        const run = on.run(kill);
        expect(await dies(run, withdraw), said(kill)).toBe(kill !== undefined);
        if (kill !== undefined) await withdraw(on.run().services);
        const objects = await shown(on, slug);
        expectNotices(objects, said(kill));
        return { requests: run.requests(), objects: comparable(slug, objects) };
      };
      const calm = await outcome(named('taken'));
      expect(calm.requests).toBeGreaterThan(20);
      for (const kill of killsIn(calm.requests)) {
        const { objects } = await outcome(named('taken', kill), kill);
        expect(objects, said(kill)).toEqual(calm.objects);
      }
    });
  });

  describe('Publish, killed at every request', { timeout }, () => {
    test('and retried: published once, complete, to the byte', async () => {
      const on = await stage();
      const undisturbed = named('once');
      await retried(on, await prepare(on, undisturbed));
      const expected = comparable(undisturbed, await shown(on, undisturbed));
      expect(Object.keys(expected)).toHaveLength(3 * 4 + 1 + 3 + 2);

      await atEveryRequest(on, 'once', async (slug, input, when) => {
        expectWhole(await shown(on, slug), slug, when);
        expect(await retried(on, input), when).toMatchObject({ outcome: 'published', version: 1 });
        const objects = await shown(on, slug);
        expectWhole(objects, slug, when);
        expect(comparable(slug, objects), when).toEqual(expected);
      });
    });

    test('and deleted before the retry: nothing, or notices where something was committed before', async () => {
      const on = await stage();
      await atEveryRequest(on, 'gone', async (slug, input, when) => {
        const deletion = await deleted(on, slug);
        const wasPublic = deletion.outcome === 'withdraw';
        if (wasPublic) await withdrawWith(deletion, slug, on.run().services);
        expect(await retried(on, input), when).toMatchObject({ outcome: 'withdrawn' });
        const objects = await shown(on, slug);
        if (wasPublic) expectNotices(objects, when);
        else expect(Object.keys(objects), when).toEqual([]);
      });
    });

    test('and replaced before the retry: the newer one is shown, whatever the older one comes to', async () => {
      const on = await stage();
      await atEveryRequest(on, 'newer', async (slug, input, when) => {
        const newer = await retried(on, await prepare(on, slug, 'second'));
        expect(newer.outcome, when).toBe('published');
        const run = on.run();
        const { outcome } = await publish(input, run.services);
        expect(['published', 'superseded'], when).toContain(outcome);
        // One that was put and then refused may be in a cache; one that never had a number cannot.
        if (outcome === 'published') expect(run.invalidated(), when).toEqual([]);
        else if (newer.version === 2) expect(run.invalidated(), when).toEqual([slug]);
        const objects = await shown(on, slug);
        expectWhole(objects, slug, when);
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

  describe('Ingest, killed at every request', { timeout }, () => {
    /** What happens to a release before the event that is killed; and that event. */
    const arrivals: [string, (on: Stage, slug: string) => Promise<{ event: ObjectEvent; execution: string }>][] = [
      ['a first upload', async (on, slug) => dropped(on, `${slug}.md`, text('first'))],
      [
        'an update of what is published',
        async (on, slug) => {
          await retried(on, await prepare(on, slug));
          return dropped(on, `${slug}.md`, text('second'));
        },
      ],
      [
        'a translation by a person',
        async (on, slug) => {
          await retried(on, await prepare(on, slug));
          return dropped(on, `${slug}.es.md`, '# La primera\n\nEsto es lo que dice la primera.\n');
        },
      ],
      [
        'a source whose translation came first',
        async (on, slug) => {
          const early = await dropped(on, `${slug}.es.md`, '# La primera\n\nEsto es lo que dice la primera.\n');
          await ingested(early, on.run().services);
          return dropped(on, `${slug}.md`, text('first'));
        },
      ],
      [
        'a file of its folder',
        async (on, slug) => {
          await retried(on, await prepare(on, slug));
          return dropped(on, `${slug}.files/photo.jpg`, 'a photograph');
        },
      ],
      [
        'a deletion before it is published',
        async (on, slug) => {
          await prepare(on, slug);
          await on.remove(`${slug}.md`);
          return { event: eventOf('Object Deleted', `${slug}.md`, `marker-${slug}`), execution: `deletion of ${slug}` };
        },
      ],
    ];

    test.each(arrivals)('and retried: %s is registered once, as if nothing had happened', async (name, arrive) => {
      const on = await stage();
      const names = name.replaceAll(' ', '-');
      const outcome = async (slug: string, kill?: KillAt) => {
        const input = await arrive(on, slug);
        const act = (services: Services) => ingested(input, services);
        const run = on.run(kill);
        expect(await dies(run, act), said(kill)).toBe(kill !== undefined);
        const result = await act(on.run().services); // a retry, and where it did not die the same event again
        const again = await act(on.run().services);
        const { services } = on.run();
        const record = await services.releases.read(slug);
        const left = await on.objects('work', [`documents/${slug}/`, `reports/${slug}.`]);
        const plain = JSON.parse(nameless(slug, JSON.stringify({ result, again, record, left })));
        return { requests: run.requests(), plain };
      };
      const calm = await outcome(named(names));
      expect(calm.requests).toBeGreaterThan(4);
      for (const kill of killsIn(calm.requests)) {
        const { plain } = await outcome(named(names, kill), kill);
        expect(plain, said(kill)).toEqual(calm.plain);
      }
    });
  });
}

/** Of one length, so that texts made of two of them are. */
const named = (name: string, { n, when }: KillAt = { n: 9999, when: 'before' }) =>
  `${name}-${String(n).padStart(4, '0')}-${when.slice(0, 3)}`;

const said = (kill: KillAt | undefined) => (kill === undefined ? 'undisturbed' : `${kill.when} request ${kill.n}`);

/** Ingests an upload and leaves renditions, as the state machine would have by the time of Publish. */
async function prepare(on: Stage, slug: string, what = 'first'): Promise<PublishInput> {
  const { services } = on.run();
  const result = await ingested(await dropped(on, `${slug}.md`, text(what)), services);
  if (result.outcome !== 'release') throw new Error(`ingest came to ${result.outcome}`);
  return translated(result.release, services);
}

function eventOf(type: ObjectEvent['detail-type'], key: string, versionId: string): ObjectEvent {
  sequence += 1;
  const sequencer = sequence.toString(16).padStart(8, '0');
  events.push({ key, versionId, sequencer });
  const object = { key, 'version-id': versionId, sequencer };
  return { 'detail-type': type, detail: { bucket: { name: 'upload' }, object } };
}

async function dropped(on: Stage, key: string, body: string) {
  const versionId = await on.drop(key, body);
  return { event: eventOf('Object Created', key, versionId), execution: `execution of ${versionId}` };
}

function ingested(input: { event: ObjectEvent; execution: string }, services: Services): Promise<IngestResult> {
  return ingest({ ...input, redrive: 0 }, services);
}

/** A source's deletion as Ingest sees it. */
function deleted(on: Stage, slug: string): Promise<IngestResult> {
  const event = eventOf('Object Deleted', `${slug}.md`, `marker-${slug}`);
  return ingested({ event, execution: `execution of marker-${slug}` }, on.run().services);
}

const retried = (on: Stage, input: PublishInput) => publish(input, on.run().services);

function withdrawWith({ withdraw }: Extract<IngestResult, { outcome: 'withdraw' }>, slug: string, services: Services) {
  return withdrawRelease({ schema, withdraw, execution: `execution of marker-${slug}`, redrive: 0 }, services);
}

/** Every object of a release in the publish bucket, by its key. */
function shown(on: Stage, slug: string): Promise<Record<string, string>> {
  return on.objects('publish', [
    `releases/${slug}/`,
    `latest/${slug}.json`,
    `versions/${slug}.json`,
    ...['en', 'es', 'fr'].map((tag) => `${tag}/${slug}/`),
  ]);
}

/** Without the slug, and without the digests and names that it goes into, so that two releases can be compared. */
function comparable(slug: string, objects: Record<string, string>): Record<string, string> {
  const plain = (body: string) =>
    body
      .replaceAll(slug, 'SLUG')
      .replace(/"sha256": "[0-9a-f]{64}"/g, '"sha256"')
      .replace(/urn:uuid:[0-9a-f-]{36}/g, 'urn:uuid');
  return Object.fromEntries(Object.entries(objects).map(([key, body]) => [plain(key), plain(body)]));
}

/** Without what tells two releases apart: their names, their events, and digests of both. */
function nameless(slug: string, json: string): string {
  let plain = json.replace(/[0-9a-f]{64}/g, 'digest');
  const own = events.filter(({ key }) => key.startsWith(`${slug}.`));
  for (const [n, { versionId, sequencer }] of own.entries()) {
    plain = plain.replaceAll(`"${versionId}`, `"version ${n}`).replaceAll(`of ${versionId}"`, `of version ${n}"`);
    plain = plain.replaceAll(`${versionId}.json`, `version ${n}.json`).replaceAll(`"${sequencer}`, `"sequencer ${n}`);
  }
  return plain.replaceAll(slug, 'SLUG');
}

/** What readers may rely on at any moment: latest leads to a manifest, and a manifest to all its files. */
function expectWhole(objects: Record<string, string>, slug: string, when: string): void {
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

/** Nothing is left of the text, and every page says so. */
function expectNotices(objects: Record<string, string>, when: string): void {
  for (const [path, body] of Object.entries(objects)) {
    expect(path, when).toMatch(/index\.html$|manifest\.json$|^latest\/|^versions\//);
    expect(body, `${when}: ${path}`).not.toMatch(/This is what the/);
    if (path.endsWith('.html')) expect(body, `${when}: ${path}`).toMatch(/withdrawn|retirado|retiré/);
  }
}
