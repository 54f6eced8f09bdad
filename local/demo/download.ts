import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../paths.ts';
import type { Buckets } from './buckets.ts';

const directory = 'out';

/**
 * Leaves what is published in `out/`, and fetches only what changed (an ETag is the MD5 of what was
 * put at once). What an earlier download brought and is no longer published goes; what somebody else
 * put there stays.
 */
export async function download(buckets: Buckets, stateDirectory: string): Promise<string> {
  const listFile = path.join(stateDirectory, 'downloaded.json');
  const earlier: string[] = JSON.parse(await readFile(listFile, 'utf8').catch(() => '[]'));
  const objects = (await buckets.list('publishBucket')).filter(({ key }) => fileOf(key) !== null);
  const published = new Set(objects.map(({ key }) => key));
  for (const key of earlier) {
    if (!published.has(key)) await rm(fileOf(key) as string, { force: true });
  }
  await Promise.all(objects.map(({ key, etag }) => fetchOne(buckets, key, etag)));
  await writeFile(listFile, JSON.stringify([...published]));
  return directory;
}

async function fetchOne(buckets: Buckets, key: string, etag: string): Promise<void> {
  const file = fileOf(key) as string;
  const here = await readFile(file).catch(() => null);
  if (here !== null && createHash('md5').update(here).digest('hex') === etag) return;
  const content = await buckets.published(key);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** `null` for a key that no file system takes, or that would lie elsewhere. */
function fileOf(key: string): string | null {
  const segments = key.split('/');
  const unusable = segments.some(
    (segment) => segment === '' || segment === '.' || segment === '..' || Buffer.byteLength(segment) > 255,
  );
  return unusable ? null : path.join(repository, directory, ...segments);
}
