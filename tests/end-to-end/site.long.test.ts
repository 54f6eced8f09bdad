import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteKeys } from '../../contracts/keys.ts';
import { feedEntries } from '../../contracts/site.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { catalogueLog, reader, sitemapUrls } from '../core/publication/site/writer/reading.ts';
import type { Shelf } from '../core/publication/site/writer/site-in-memory.ts';
import { stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { dropAndWait, fresh, publishedJson } from './support/releases.ts';
import { sharedNow } from './support/shared-objects.ts';
import { quiet } from './support/site-queue.ts';

/** What many releases that come one upon the other share in the end. */

const languages = ['en', 'es', 'ar'];
const many = 100;

describe(`${many} releases, eight of them always under way`, () => {
  const name = fresh('bridges');
  const slugs = Array.from({ length: many }, (_, n) => `${name}/${String(n).padStart(3, '0')}`);
  const own = (all: readonly string[]) => all.filter((slug) => slug.startsWith(`${name}/`));
  let shared: Shelf;

  beforeAll(async () => {
    await engine.behave({ engine: 'pseudo' });
    // Each function under way is a process here: more at once than this, and the machine does nothing but start them.
    await runWorkers([...slugs.entries()], 8, async ([n, slug]) => {
      const report = await dropAndWait(`${slug}.md`, `# Bridge ${n}\n\nIt opens today.\n`, {
        metadata: { languages: 'es, ar' },
      });
      expect(report.outcome).toBe('published');
    });
    await quiet();
    shared = await sharedNow();
  }, 580_000);
  afterAll(() => engine.restore());

  it.each(languages)('stand once, and in order, on the pages of the months in %s', async (language) => {
    // What other tests published stands among them, some of it since a version other than the first.
    const listed = own(reader(shared, language).months());
    expect(listed.toSorted()).toEqual(slugs);
    const times = new Map(
      await Promise.all(
        listed.map(
          async (slug) =>
            [
              slug,
              (await publishedJson<{ publishedAt: string }>(`releases/${slug}/v1/manifest.json`)).publishedAt,
            ] as const,
        ),
      ),
    );
    const inTime = listed.map((slug) => times.get(slug) ?? '');
    expect(inTime).toEqual(inTime.toSorted().reverse());
  });

  it.each(languages)('fill the first page and both feeds in %s', (language) => {
    const read = reader(shared, language);
    expect(own(read.first())).toHaveLength(20);
    expect(new Set(read.first()).size).toBe(20);
    const ids = read.feed().map(({ id }) => id);
    expect(ids).toHaveLength(feedEntries);
    expect(new Set(ids).size).toBe(feedEntries);
    expect(read.atom().map(({ id }) => id)).toEqual(ids);
  });

  it('stand once in the sitemap, in each language, and name each other', () => {
    const urls = sitemapUrls(shared, stack.siteUrl).filter(({ loc }) => loc.includes(`/${name}/`));
    const expected = slugs.flatMap((slug) => languages.map((language) => `${stack.siteUrl}/${language}/${slug}/`));
    expect(urls.map(({ loc }) => loc).toSorted()).toEqual(expected.toSorted());
    for (const { alternates } of urls) expect(alternates).toHaveLength(languages.length + 1);
  });

  it('stand once in the catalogue, whose log has no gap', () => {
    const { entries } = catalogueLog(shared);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, n) => n + 1));
    const ours = entries.filter(({ release }) => release.startsWith(`${name}/`));
    expect(ours.map(({ release }) => release).toSorted()).toEqual(slugs);
    expect(ours.every(({ event }) => event === 'published')).toBe(true);
  });

  it('lead only to pages that are there', async () => {
    const addresses = [
      ...reader(shared, 'es')
        .feed()
        .map(({ url }) => url),
      ...languages.flatMap((language) => [`${stack.siteUrl}/${language}/`, `${stack.siteUrl}/${language}/months/`]),
      `${stack.siteUrl}/robots.txt`,
      `${stack.siteUrl}/${siteKeys.schema('manifest')}`,
    ];
    for (const address of addresses) expect([address, (await fetch(address)).status]).toEqual([address, 200]);
  });
});
