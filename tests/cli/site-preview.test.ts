import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { previewOf } from '../../cli/site/preview.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { rebuild } from '../../core/publication/site/writer/rebuild.ts';
import { siteWriter } from '../../core/publication/site/writer/site.ts';
import { Newsroom } from '../core/publication/site/writer/newsroom.ts';
import { SiteInMemory } from '../core/publication/site/writer/site-in-memory.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'preview-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a preview is what the site would be, in a folder, and nothing else is written', async () => {
  const cloud = new SiteInMemory();
  const newsroom = new Newsroom(cloud);
  const releases = Array.from({ length: 25 }, (_, n) => newsroom.publish(`release/${n}`, n).slug);
  for (let start = 0; start < 25; start += 10) await siteWriter(cloud.services())(releases.slice(start, start + 10));

  cloud.writesLeft = 0;
  const { services, store } = previewOf({ services: cloud.services(), store: {} as ObjectStore }, folder);
  const pagesOf = async (release: string) => {
    const object = { key: `en/${release}/index.html`, body: release, contentType: 'text/html', mark: {} };
    await store.putForward(object, () => false);
  };
  await rebuild(services, { pagesOf, onShard: () => {} });

  const read = (key: string) => readFile(path.join(folder, key), 'utf8');
  for (const [key, text] of cloud.published) {
    if (key.startsWith('catalogue/0')) continue;
    const found = await read(key);
    if (key.endsWith('.html')) expect([key, wordsOf(found)]).toEqual([key, wordsOf(text)]);
    else expect([key, found]).toEqual([key, text]);
  }
  expect(await read('en/release/3/index.html')).toBe('release/3');
});

const wordsOf = (html: string) => html.replaceAll(/ (href|src)="[^"]*"/g, '');

test('opened as a file, a page finds its style and every other page', async () => {
  const cloud = new SiteInMemory();
  const newsroom = new Newsroom(cloud);
  await siteWriter(cloud.services())([newsroom.publish('2026/a: "b" #1?', 0).slug]);
  const { services, store } = previewOf({ services: cloud.services(), store: {} as ObjectStore }, folder);
  const pagesOf = async (release: string) => {
    // Bytes, as the pages of releases are made.
    const body = Buffer.from('<link rel="stylesheet" href="/en/feed.json"><a href="/releases/x/v1/en/">version 1</a>');
    for (const language of ['en', 'fr', 'ar']) {
      const page = { key: `${language}/${release}/index.html`, body, contentType: 'text/html', mark: {} };
      await store.putForward(page, () => false);
    }
  };
  await rebuild(services, { pagesOf, onShard: () => {} });

  const files = await readdir(folder, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(8);
  let followed = 0;
  for (const file of pages) {
    const from = pathToFileURL(path.join(folder, file));
    for (const [, address = ''] of (await readFile(from, 'utf8')).matchAll(/(?:href|src)="([^"#]+)/g)) {
      if (/^https:/.test(address)) continue;
      await access(new URL(address.replaceAll('&amp;', '&'), from)).catch(() => expect([file, address]).toBe('a file'));
      followed += 1;
    }
  }
  expect(followed).toBeGreaterThan(50);
  // What a preview does not make is looked at where it is.
  const release = pages.find((file) => file.startsWith(path.join('en', '2026')));
  expect(await readFile(path.join(folder, release ?? ''), 'utf8')).toContain(
    'href="https://news.example.org/releases/x/v1/en/"',
  );
});
