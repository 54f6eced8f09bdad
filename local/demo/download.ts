import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { sha256 } from '../../contracts/sha256.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { isPage, pageForFiles } from '../../core/publication/pages/page-for-files.ts';
import { repository } from '../paths.ts';
import type { DemoBuckets } from './buckets.ts';

const directory = 'out';
const atOnce = 32;

/** The earlier download: the ETag of each key, and the digest of the file made from it. */
const downloadedSchema = z.array(z.object({ key: z.string(), etag: z.string(), file: z.string() }));

/**
 * Downloads the publish bucket into `out/`, with pages that can be opened as files, and fetches only changed
 * objects. Removes files of earlier downloads that are no longer published; leaves other files alone.
 */
export async function download(
  buckets: Pick<DemoBuckets, 'list' | 'published'>,
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
  const copies = { siteUrl, fileOf: (key: string) => (published.has(key) ? key : undefined) };
  const list: z.infer<typeof downloadedSchema> = [];
  await runWorkers(objects, atOnce, async ({ key, etag }) => {
    const file = fileOf(key);
    const before = earlier.get(key);
    const here = await readFile(file).catch(() => null);
    if (before?.etag === etag && here !== null && sha256(here) === before.file) return void list.push(before);
    const content = Buffer.from(await buckets.published(key));
    const copy = isPage(key) ? Buffer.from(pageForFiles(content.toString(), key, copies)) : content;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, copy);
    list.push({ key, etag, file: sha256(copy) });
  });
  await writeFile(listFile, JSON.stringify(list));
  return directory;
}

/** Empty if the list is missing or in another format: then everything is fetched. */
async function readList(file: string) {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return downloadedSchema.safeParse(JSON.parse(text)).data ?? [];
}

/** False for keys that a file system does not take, or that would lie outside the folder. */
function isFileName(key: string): boolean {
  return key
    .split('/')
    .every((segment) => segment !== '' && segment !== '.' && segment !== '..' && Buffer.byteLength(segment) <= 255);
}
