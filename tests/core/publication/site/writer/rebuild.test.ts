import { expect, test } from 'vitest';
import { rebuild } from '../../../../../core/publication/site/writer/rebuild.ts';
import { siteWriter } from '../../../../../core/publication/site/writer/site.ts';
import { Newsroom } from './newsroom.ts';
import { differing, SiteInMemory } from './site-in-memory.ts';

/** Three pages, one release withdrawn. */
async function catalogue() {
  const cloud = new SiteInMemory();
  const newsroom = new Newsroom(cloud);
  const write = siteWriter(cloud.services());
  for (const start of [0, 25]) {
    await write(Array.from({ length: 25 }, (_, n) => newsroom.publish(`release/${start + n}`, start + n).slug));
  }
  newsroom.withdraw('release/7', 60);
  await write(['release/7']);
  return cloud;
}

const options = { pagesOf: async () => {}, onShard: () => {} };

test('what is as it should be is only looked at', async () => {
  const cloud = await catalogue();
  cloud.writesLeft = 0;
  expect(await rebuild(cloud.services(), options)).toBe(50);
});

test('all that was lost is made again, from the table alone', async () => {
  const cloud = await catalogue();
  const before = cloud.published;
  cloud.clear('publish');
  cloud.clear('work');
  await rebuild(cloud.services(), options);
  expect(differing(cloud.published, before)).toEqual([]);
});

test('where only the states were lost, what is published is brought up to date all the same', async () => {
  const [cloud, whole] = [await catalogue(), await catalogue()];
  cloud.clear('work');
  for (const each of [cloud, whole]) new Newsroom(each).withdraw('release/42', 70);
  await siteWriter(whole.services())(['release/42']);
  await siteWriter(cloud.services())(['release/42']);
  await rebuild(cloud.services(), options);
  expect(differing(cloud.published, whole.published)).toEqual([]);
  expect(cloud.published.get('en/index.html')).not.toContain('release/42');
});

test('one that breaks off is completed by the next', async () => {
  const cloud = await catalogue();
  const before = cloud.published;
  cloud.clear('publish');
  cloud.clear('work');
  cloud.writesLeft = 40;
  await expect(rebuild(cloud.services(), options)).rejects.toThrow('killed');
  cloud.writesLeft = Number.POSITIVE_INFINITY;
  await rebuild(cloud.services(), options);
  expect(differing(cloud.published, before)).toEqual([]);
});

test('a month whose open page has one release shows those of the full page before it too', async () => {
  const cloud = new SiteInMemory();
  const newsroom = new Newsroom(cloud);
  const write = siteWriter(cloud.services());
  const publish = (from: number, to: number) =>
    write(Array.from({ length: to - from }, (_, n) => newsroom.publish(`release/${from + n}`, from + n).slug));
  for (let from = 0; from < 40; from += 10) await publish(from, from + 10);
  await publish(40, 41);
  const month = () => cloud.published.get('en/months/2026-11/index.html') ?? '';
  const shown = () => [...month().matchAll(/<h2>.*?release\/(\d+)\//g)].map(([, n]) => Number(n));
  expect(shown()).toEqual(Array.from({ length: 21 }, (_, n) => 40 - n));
  expect(month()).toContain('href="/en/months/2026-11/1/" rel="next"');
  // A release of the full page goes, comes back, or changes: the open page shows it.
  newsroom.withdraw('release/25', 60);
  await write(['release/25']);
  expect(shown()).toEqual(Array.from({ length: 21 }, (_, n) => 40 - n).filter((n) => n !== 25));
});

test('a language that is new has all its pages then', async () => {
  const cloud = await catalogue();
  await rebuild(cloud.services({ languages: ['fr', 'ar', 'ja'] }), options);
  const made = [...cloud.published.keys()].filter((key) => key.startsWith('ja/'));
  expect(made.toSorted()).toEqual([
    'ja/feed.atom',
    'ja/feed.json',
    'ja/index.html',
    'ja/months/2026-11/1/index.html',
    'ja/months/2026-11/2/index.html',
    'ja/months/2026-11/index.html',
    'ja/months/index.html',
  ]);
});

test('a language that was taken out of the configuration leaves lists, switches, front page and sitemap, and comes back whole', async () => {
  const cloud = await catalogue();
  const before = cloud.published;
  const without = { languages: ['fr'] };
  await rebuild(cloud.services(without), options);
  const page = (key: string) => cloud.published.get(key) ?? '';
  for (const key of ['index.html', 'en/index.html', 'fr/months/2026-11/index.html', '404.html', 'sitemaps/lists.xml']) {
    expect(page(key), key).not.toContain('/ar/');
    expect(before.get(key), key).toContain('/ar/');
  }
  expect([...cloud.published].filter(([key, body]) => key.startsWith('sitemaps/') && body.includes('/ar/'))).toEqual(
    [],
  );
  // What leads there from elsewhere finds the other languages.
  expect(page('ar/index.html')).toContain('content="noindex"');
  expect(page('ar/index.html')).toMatch(/weighty.*href="\/en\/".*href="\/fr\/"/);
  expect(page('ar/feed.json')).toBe(before.get('ar/feed.json'));
  // A release that is published meanwhile does not bring it back.
  const newsroom = new Newsroom(cloud, ['en', 'fr']);
  await siteWriter(cloud.services(without))([newsroom.publish('release/3', 70).slug]);
  expect(page('en/index.html')).not.toContain('/ar/');

  await rebuild(cloud.services(), options);
  expect(page('en/index.html')).toContain('href="/ar/"');
  expect(page('ar/index.html')).not.toContain('noindex');
  expect(page('ar/index.html')).toContain('release/49');
  expect(page('sitemaps/lists.xml')).toContain('/ar/');
});

test('the language of a source is offered, though it is not configured', async () => {
  const cloud = await catalogue();
  await rebuild(cloud.services({ languages: ['fr'], sourceLanguage: 'auto' }), options);
  expect(cloud.published.get('fr/index.html')).toContain('href="/en/"');
});

test('each release’s own pages are made too, once', async () => {
  const cloud = await catalogue();
  const asked: string[] = [];
  await rebuild(cloud.services(), { ...options, pagesOf: async (release) => void asked.push(release) });
  expect(asked).toHaveLength(50);
  expect(new Set(asked).size).toBe(50);
});
