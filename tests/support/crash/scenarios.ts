import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../contracts/manifest.ts';
import type { ObjectEvent, PublishInput } from '../../../contracts/messages.ts';
import { publish } from '../../../functions/publish/publish.ts';
import type { Services } from '../services.ts';
import { expectNotices, expectWhole } from './shown.ts';
import { dies, type KillAt, type Stage } from './stage.ts';
import {
  deleted,
  deletionOf,
  dropped,
  events,
  ingested,
  type KillOptions,
  kills,
  named,
  prepare,
  retried,
  said,
  shown,
  text,
  withdrawWith,
} from './steps.ts';

/** Publish, Withdraw and Ingest on a stage, killed before and after every single request, then retried. */
export function survivesKills(open: () => Promise<Stage>, { timeout, chosen = (all) => all }: KillOptions): void {
  let opened: Promise<Stage> | undefined;
  const stage = async () => {
    opened ??= open();
    return opened;
  };
  const killsIn = (requests: number) => kills(requests, chosen);

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
      expect(Object.keys(expected)).toHaveLength(3 * 4 + 2 + 3 + 2);

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
          return { event: await deletionOf(on, slug), execution: `deletion of ${slug}` };
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

/** Without the slug, and without the digests and names that it goes into, so that two releases can be compared. */
function comparable(slug: string, objects: Record<string, string>): Record<string, string> {
  const plain = (body: string) =>
    body
      .replaceAll(slug, 'SLUG')
      .replace(/"sha256": "[0-9a-f]{64}"/g, '"sha256"')
      .replace(/sha256\\":\\"[0-9a-f]{64}/g, 'sha256')
      .replace(/"signature": "[^"]*"/g, '"signature"')
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
  return plain.replaceAll(slug, 'SLUG').replace(/#[0-9a-f]{24}(?=":)/g, '#key');
}
