import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedEntries, type PublicRelease, releasesPerPage } from '../../../../../contracts/site.ts';
import { siteWriter } from '../../../../../core/publication/site/writer/site.ts';
import { runs } from '../../../../support/runs.ts';
import { Newsroom } from './newsroom.ts';
import { catalogueLog, reader, sitemapUrls } from './reading.ts';
import { SiteInMemory } from './site-in-memory.ts';

const siteUrl = 'https://news.example.org';

/**
 * What happens to one release after the other, and when the writer hears of it: at once, or only when so
 * many more things have happened. A day is long here, so that a test sees months begin.
 */
const happening = fc.record({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant('publish' as const) },
    { weight: 2, arbitrary: fc.constant('update' as const) },
    { weight: 1, arbitrary: fc.constant('correct' as const) },
    { weight: 2, arbitrary: fc.constant('withdraw' as const) },
    { weight: 2, arbitrary: fc.constant('return' as const) },
  ),
  which: fc.nat(),
  seconds: fc.oneof({ weight: 8, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.constant(86_400 * 4) }),
  languages: fc.constantFrom(['en', 'fr', 'ar'], ['en', 'fr'], ['en']),
  /** How long until it is heard of, how often, and with what else. */
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(30)),
  times: fc.constantFrom(1, 1, 1, 2),
});

const history = fc.record({
  happenings: fc.array(happening, { minLength: 1, maxLength: 120, size: 'max' }),
  batch: fc.integer({ min: 1, max: 10 }),
  /** Two runs at once, as when one was taken for dead. */
  overlapping: fc.boolean(),
});

test('whatever the order in which it is told, every public release stands everywhere once, and in order', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ happenings, batch, overlapping }) => {
      const cloud = new SiteInMemory();
      const newsroom = new Newsroom(cloud);
      const writers = [siteWriter(cloud.services()), siteWriter(cloud.services())];
      const told: { release: string; due: number }[] = [];
      const hear = async (now: number) => {
        const due = told.filter((one) => one.due <= now);
        told.splice(0, told.length, ...told.filter((one) => one.due > now));
        for (let start = 0; start < due.length; start += batch) {
          const releases = [...new Set(due.slice(start, start + batch).map(({ release }) => release))];
          await Promise.all(writers.slice(0, overlapping ? 2 : 1).map((write) => write(releases)));
        }
      };

      let second = 0;
      const names: string[] = [];
      for (const [now, { what, which, seconds, languages, late, times }] of happenings.entries()) {
        second += seconds;
        const release = happen(newsroom, cloud, what, { names, which, second, languages });
        if (release !== undefined) for (let n = 0; n < times; n += 1) told.push({ release, due: now + late + n });
        await hear(now);
      }
      await hear(Number.POSITIVE_INFINITY);
      check(cloud, cloud.releases());
    }),
    { numRuns: runs(15, 1) },
  );
}, 600_000);

function happen(
  newsroom: Newsroom,
  cloud: SiteInMemory,
  what: 'publish' | 'update' | 'correct' | 'withdraw' | 'return',
  { names, which, second, languages }: { names: string[]; which: number; second: number; languages: readonly string[] },
): string | undefined {
  if (what === 'publish') {
    const release = `release ${names.length}/ö`;
    names.push(release);
    newsroom.publish(release, second, { only: languages });
    return release;
  }
  const fitting = names.filter((name) => (cloud.release(name)?.withdrawn !== undefined) === (what === 'return'));
  const release = fitting[which % fitting.length];
  if (release === undefined) return undefined;
  if (what === 'withdraw') newsroom.withdraw(release, second);
  else
    newsroom.publish(release, second, { only: languages, ...(what === 'correct' ? { correction: 'It was 42.' } : {}) });
  return release;
}

function check(cloud: SiteInMemory, releases: readonly PublicRelease[]): void {
  if (releases.length === 0) return;
  const shown = releases.filter(({ withdrawn }) => withdrawn === undefined);
  const names = shown.map(({ slug: release }) => release).toSorted();
  const first = (release: string) => cloud.release(release)?.firstPublishedAt ?? '';

  for (const language of ['en', 'fr', 'ar']) {
    const read = reader(cloud.published, language);
    const listed = read.months();
    expect(listed.toSorted()).toEqual(names);
    expect(listed.map(first)).toEqual(listed.map(first).toSorted().reverse());
    expect(read.first()).toEqual(listed.slice(0, read.first().length));
    // Withdrawals can eat up what is kept beyond the first page; never so that one is left out in between.
    if (releases.length === shown.length) expect(read.first()).toHaveLength(Math.min(releasesPerPage, shown.length));

    const texts = shown.flatMap(({ slug: release, languages }) =>
      languages[language] ? [{ release, updatedAt: languages[language].updatedAt }] : [],
    );
    const newest = texts
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .reverse();
    const feed = read.feed();
    expect(feed.map(({ date_modified }) => date_modified)).toEqual(newest.slice(0, feed.length));
    expect(feed.length).toBeLessThanOrEqual(feedEntries);
    if (releases.length === shown.length) expect(feed).toHaveLength(Math.min(feedEntries, texts.length));
    expect(new Set(feed.map(({ id }) => id)).size).toBe(feed.length);
    expect(read.atom().map(({ id, updated }) => [id, updated])).toEqual(
      feed.map(({ id, date_modified }) => [id, date_modified]),
    );

    for (const month of new Set(releases.map(({ firstPublishedAt }) => firstPublishedAt.slice(0, 7)))) {
      expect(read.newer(month).at(-1)).toBe(`/${language}/months/${month}/`);
    }
  }

  const address = (language: string, release: string) => `${siteUrl}/${language}/${encodeURI(release)}/`;
  const pages = shown.flatMap(({ slug: release, languages }) =>
    Object.keys(languages).map((language) => address(language, release)),
  );
  const urls = sitemapUrls(cloud.published, siteUrl).filter(({ loc }) => loc.includes('release'));
  expect(urls.map(({ loc }) => loc).toSorted()).toEqual(pages.toSorted());
  const alternates = new Map(urls.map((url) => [url.loc, url.alternates.join()]));
  for (const url of urls) {
    for (const other of url.alternates)
      expect(alternates.get(other.slice(other.indexOf(' ') + 1))).toBe(url.alternates.join());
  }

  const { index, entries } = catalogueLog(cloud.published);
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, n) => n + 1));
  expect(index.entries).toBe(entries.length);
  const replayed = new Map(entries.map(({ release, event }) => [release, event]));
  expect(
    [...replayed]
      .filter(([, event]) => event !== 'withdrawn')
      .map(([release]) => release)
      .toSorted(),
  ).toEqual(names);
  expect(replayed.size).toBe(releases.length);
  const versions = entries
    .filter(({ event }) => event !== 'withdrawn')
    .map(({ release, version }) => `${release} ${version}`);
  expect(new Set(versions).size).toBe(versions.length);
}
