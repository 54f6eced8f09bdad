import { keysOf } from '../../aws/s3/object-store.ts';
import type { Manifest, ReleaseData } from '../../contracts/manifest.ts';
import type { Deployment } from '../deployment.ts';
import { readPublished } from '../read-published.ts';

/** The cost of all published versions without a memory, and their actual cost. */
export interface Savings {
  /** Versions that still have their text. */
  versions: number;
  /** Versions whose text a withdrawal or purge removed: their cost without a memory is unknown. */
  withoutText: number;
  /** Characters of the texts, counted for each target language. */
  translated: number;
  billed: number;
}

const atOnce = 16;
const manifestKey = /^releases\/.+\/v\d+\/manifest\.json$/;

/**
 * Reads every published version. Its texts are those of `release.json`, without tags, so a version translated
 * without the memory can have been billed for more characters; its saving is then 0.
 */
export async function savings(deployment: Deployment): Promise<Savings> {
  const keys: string[] = [];
  for await (const key of keysOf(deployment.s3, deployment.publishBucket, 'releases/')) {
    if (manifestKey.test(key)) keys.push(key);
  }
  const total: Savings = { versions: 0, withoutText: 0, translated: 0, billed: 0 };
  for (let start = 0; start < keys.length; start += atOnce) {
    const each = await Promise.all(keys.slice(start, start + atOnce).map((key) => savingsOf(deployment, key)));
    for (const saved of each) {
      if (saved === undefined) {
        total.withoutText += 1;
        continue;
      }
      total.versions += 1;
      total.translated += saved.translated;
      total.billed += saved.billed;
    }
  }
  return total;
}

/** Undefined if the version's text is gone. */
async function savingsOf(
  deployment: Deployment,
  key: string,
): Promise<Pick<Savings, 'translated' | 'billed'> | undefined> {
  const manifest = await readPublished<Manifest>(deployment, key);
  if (manifest === undefined) return undefined;
  const { languages, source } = manifest;
  const own = languages[source.language];
  const data =
    own !== undefined && 'files' in own
      ? await readPublished<ReleaseData>(deployment, key.replace(/manifest\.json$/, own.files.data.path))
      : undefined;
  if (data === undefined) return undefined;
  const characters = data.segments.reduce((sum, { source: text }) => sum + [...text].length + 1, 0);
  const saved = { translated: 0, billed: 0 };
  for (const entry of Object.values(languages)) {
    // A language that awaits review was translated and paid for, too.
    if (entry.status === 'failed' || ('origin' in entry && entry.origin === 'source')) continue;
    const { charactersBilled = 0 } = entry;
    saved.translated += Math.max(characters, charactersBilled);
    saved.billed += charactersBilled;
  }
  return saved;
}
