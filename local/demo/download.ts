import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { isPage, pageForFiles } from '../../core/publication/pages/page-for-files.ts';
import { repository } from '../paths.ts';
import type { Buckets } from './buckets.ts';

const directory = 'out';
const atOnce = 32;

/** What an earlier download has brought: of each key the ETag, and the digest of the file that was made of it. */
const downloadedSchema = z.array(z.object({ key: z.string(), etag: z.string(), file: z.string() }));

/**
 * Leaves what is published in `out/`, its pages so that they can be opened as files, and fetches only
 * what changed. What an earlier download brought and is no longer published goes; what somebody else put
 * there stays.
 */
export async function download(
  buckets: Pick<Buckets, 'list' | 'published'>,
  { stateDirectory, siteUrl }: { stateDirectory: string; siteUrl: string },
  folder = path.join(repository, directory),
): Promise<string> {
  const fileOf = (key: string) => path.join(folder, ...key.split('/'));
  const listFile = path.join(stateDirectory, 'downloaded.json');
  const earlier = new Map((await readList(listFile)).map((one) => [one.key, one]));
  const objects = (await buckets.list('publishBucket')).filter(({ key }) => isFileName(key));
  const published = new Set(objects.map(({ key }) => key));
  for (const key of earlier.keys()) {
    if (!published.has(key)) await rm(fileOf(key), { force: true });
  }
  const copies = { siteUrl, holds: (key: string) => published.has(key), fileName: (segment: string) => segment };
  const list: z.infer<typeof downloadedSchema> = [];
  await runWorkers(objects, atOnce, async ({ key, etag }) => {
    const file = fileOf(key);
    const before = earlier.get(key);
    const here = await readFile(file).catch(() => null);
    if (before?.etag === etag && here !== null && digest(here) === before.file) return void list.push(before);
    const content = Buffer.from(await buckets.published(key));
    const copy = isPage(key) ? Buffer.from(pageForFiles(content.toString(), key, copies)) : content;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, copy);
    list.push({ key, etag, file: digest(copy) });
  });
  await writeFile(listFile, JSON.stringify(list));
  return directory;
}

/** Nothing where there is none, or an earlier version of this program has written it: then all is fetched anew. */
async function readList(file: string) {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return downloadedSchema.safeParse(JSON.parse(text)).data ?? [];
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Not for a key that no file system takes, or that would lie elsewhere. */
function isFileName(key: string): boolean {
  return key
    .split('/')
    .every((segment) => segment !== '' && segment !== '.' && segment !== '..' && Buffer.byteLength(segment) <= 255);
}
