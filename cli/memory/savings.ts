import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { Manifest, ReleaseData } from '../../contracts/manifest.ts';
import type { Deployment } from '../deployment.ts';

/** What all published versions would have cost without a memory, and what they did. */
export interface Savings {
  versions: number;
  /** Characters of the texts, for each language that they were translated into. */
  translated: number;
  billed: number;
}

const atOnce = 16;
const manifestKey = /^releases\/.+\/v\d+\/manifest\.json$/;

/**
 * Reads every version that was published. Its texts are those of `release.json`, without tags, so that a
 * version that was all paid for can have been billed for more than it holds; it has saved nothing then.
 */
export async function savings(deployment: Deployment): Promise<Savings> {
  const keys: string[] = [];
  const pages = paginateListObjectsV2(
    { client: deployment.s3 },
    { Bucket: deployment.publishBucket, Prefix: 'releases/' },
  );
  for await (const { Contents = [] } of pages) {
    keys.push(...Contents.map(({ Key = '' }) => Key).filter((key) => manifestKey.test(key)));
  }
  const total: Savings = { versions: keys.length, translated: 0, billed: 0 };
  for (let start = 0; start < keys.length; start += atOnce) {
    const each = await Promise.all(keys.slice(start, start + atOnce).map((key) => savingsOf(deployment, key)));
    for (const { translated, billed } of each) {
      total.translated += translated;
      total.billed += billed;
    }
  }
  return total;
}

async function savingsOf(deployment: Deployment, key: string): Promise<{ translated: number; billed: number }> {
  const { languages } = await readJson<Manifest>(deployment, key);
  const made = Object.values(languages).flatMap((entry) =>
    entry.status !== 'failed' && 'origin' in entry && entry.origin !== 'source' ? [entry] : [],
  );
  const [first] = made;
  if (first === undefined) return { translated: 0, billed: 0 };
  const data = await readJson<ReleaseData>(deployment, key.replace(/manifest\.json$/, first.files.data.path));
  const characters = data.segments.reduce((sum, { source }) => sum + [...source].length + 1, 0);
  return made.reduce(
    (sum, { charactersBilled = 0 }) => ({
      translated: sum.translated + Math.max(characters, charactersBilled),
      billed: sum.billed + charactersBilled,
    }),
    { translated: 0, billed: 0 },
  );
}

async function readJson<T>({ s3, publishBucket }: Deployment, key: string): Promise<T> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: publishBucket, Key: key }));
  return JSON.parse((await Body?.transformToString()) ?? 'null') as T;
}
