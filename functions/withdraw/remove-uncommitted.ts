import type { Eraser } from '../../aws/s3/erase.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { eachLanguage } from '../../core/publication/each-language.ts';
import { ownKeys } from '../../core/publication/versions/own-paths.ts';
import { eraseEarlierOfVersion } from './erase-earlier.ts';

/**
 * Removes everything below versions that are not committed and cannot be any more. Asks S3 which objects there are:
 * an attempt that died before its manifest left no other list of them.
 *
 * @returns how many objects there were.
 */
export async function removeUncommitted(
  slug: string,
  numbers: readonly number[],
  { published, earlier }: { published: Pick<ObjectStore, 'keys' | 'delete'>; earlier: Pick<Eraser, 'eraseEarlier'> },
): Promise<number> {
  let removed = 0;
  for (const number of numbers) {
    const own = await ownKeys(slug, number, published);
    // The manifest first, so that nothing refers to deleted files.
    const manifest = publishKeys.manifest(slug, number);
    if (own.includes(manifest)) await published.delete(manifest);
    await eachLanguage(own, (key) => published.delete(key));
    await eraseEarlierOfVersion(slug, number, earlier);
    removed += own.length;
  }
  return removed;
}
