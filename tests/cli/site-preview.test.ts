import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { previewOf } from '../../cli/site/preview.ts';
import type { ObjectStore } from '../../functions/shared/object-store.ts';
import { rebuild } from '../../functions/site/rebuild.ts';
import { siteWriter } from '../../functions/site/site.ts';
import { MemoryCloud } from '../functions/site/memory.ts';
import { Newsroom } from '../functions/site/newsroom.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'preview-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a preview is what the site would be, in a folder, and nothing else is written', async () => {
  const cloud = new MemoryCloud();
  const newsroom = new Newsroom(cloud);
  const releases = Array.from({ length: 25 }, (_, n) => newsroom.publish(`release/${n}`, n).release);
  for (let start = 0; start < 25; start += 10) await siteWriter(cloud.services())(releases.slice(start, start + 10));

  cloud.writesLeft = 0;
  const { services, store } = previewOf({ services: cloud.services(), store: {} as ObjectStore }, folder);
  const pagesOf = async (release: string) => {
    const object = { key: `en/${release}/index.html`, body: release, contentType: 'text/html', mark: {} };
    await store.putForward(object, () => false);
  };
  await rebuild(services, { pagesOf, told: () => {} });

  const read = (key: string) => readFile(path.join(folder, key), 'utf8');
  for (const [key, { text }] of cloud.published.objects) {
    if (!key.startsWith('catalogue/0')) expect([key, await read(key)]).toEqual([key, text]);
  }
  expect(await read('en/release/3/index.html')).toBe('release/3');
});
