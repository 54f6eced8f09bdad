import path from 'node:path';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { Report } from '../../contracts/report.ts';
import { until } from '../../terminal/until.ts';
import type { BenchCloud } from './bench-cloud.ts';
import type { Source } from './example.ts';

const contentTypes: Record<string, string> = { '.html': 'text/html', '.md': 'text/markdown', '.txt': 'text/plain' };

/** Uploads a source into its own folder, which makes it a new release. */
export async function drop({ buckets }: BenchCloud, { name, text }: Source, folder: string) {
  const key = `${folder}/${name}`;
  const extension = path.extname(name);
  const versionId = await buckets.upload(key, Buffer.from(text), contentTypes[extension]);
  return { key, versionId, slug: key.slice(0, -extension.length) };
}

export const manifestOf = ({ buckets }: BenchCloud, slug: string, version: number) =>
  buckets.json<Manifest>('publishBucket', publishKeys.manifest(slug, version));

/** Uploads a source and waits until its report says that all of it is published. */
export async function publish(cloud: BenchCloud, source: Source, folder: string): Promise<Manifest> {
  const { key, versionId } = await drop(cloud, source, folder);
  const report = await until(`the report of ${key}`, () =>
    cloud.buckets.json<Report>('workBucket', workKeys.history(key, versionId)),
  );
  const manifest = report.manifest && (await cloud.buckets.json<Manifest>('publishBucket', report.manifest));
  if (report.outcome !== 'published' || !manifest) throw new Error(`${key}: ${JSON.stringify(report)}`);
  return manifest;
}
