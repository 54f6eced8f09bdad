import type { Releases } from '../../aws/dynamodb/releases.ts';
import type { Eraser } from '../../aws/s3/erase.ts';
import type { StoredVersion } from '../../aws/s3/versions.ts';
import { workKeys } from '../../contracts/keys.ts';
import { embargoedRevision } from '../../core/releases/revisions/newest.ts';

/**
 * Erases every preview of a release but that of the revision that waits for its embargo. May be called at any time and
 * by several functions at once: Preview calls it after it put a file, and the function that ends a revision calls it
 * after the record says so. One of the two comes last, and sees both.
 */
export async function erasePreviews(
  slug: string,
  { releases, erased }: { releases: Pick<Releases, 'read'>; erased: Pick<Eraser, 'versions' | 'erase'> },
): Promise<number> {
  const record = await releases.read(slug);
  if (record === undefined) return 0;
  const kept = embargoedRevision(record);
  const gone: StoredVersion[] = [];
  for await (const one of erased.versions(workKeys.previewsOf(slug))) {
    const number = revisionOf(slug, one.key);
    // A newer revision may have been registered, and previewed, since the record was read.
    if (number <= record.newest.number && number !== kept) gone.push(one);
  }
  await erased.erase(gone);
  return gone.length;
}

/** The revision whose preview a key is in. */
function revisionOf(slug: string, key: string): number {
  return Number(/^r([1-9]\d*)\//.exec(key.slice(workKeys.previewsOf(slug).length))?.[1]);
}
