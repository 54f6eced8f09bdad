import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest, PublishedFile } from '../../contracts/manifest.ts';
import type { PublicVersion } from '../../contracts/site.ts';
import type { Withdrawal } from '../../contracts/withdrawal.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { eachLanguage } from '../../core/publication/each-language.ts';
import { manifestObject } from '../../core/publication/versions/manifest.ts';
import { isPagePath, ownKeys } from '../../core/publication/versions/own-paths.ts';
import { withdrawnManifest, withNotices } from '../../core/publication/versions/withdrawn-objects.ts';

/** What a withdrawal leaves of a version. */
export interface Taken {
  withdrawn: Withdrawal;
  /** The notices in the place of its pages, by language. */
  notices: ReadonlyMap<string, PublishedFile>;
  /** Whether documents and data stay. */
  keepData: boolean;
}

/**
 * Removes the texts from a version's manifest, and then deletes the files of the version, except pages, which are
 * notices now. If the data stays, changes only what the manifest says of the pages. A publishing attempt that was
 * given up but still runs reads the manifest after putting its files: either it finds this change, or it ended before
 * the deletion. Asks S3 for the files, since the manifest does not name assets from then on.
 */
export async function takeAway(
  slug: string,
  { number }: PublicVersion,
  { withdrawn, notices, keepData }: Taken,
  published: ObjectStore,
): Promise<void> {
  const key = publishKeys.manifest(slug, number);
  const manifest = await published.getJson<Manifest>(key);
  const shown = withNotices(manifest, notices);
  if (keepData) {
    await published.put(manifestObject(shown));
    return published.delete(publishKeys.signature(slug, number)); // it is not of these bytes
  }
  await published.put(withdrawnManifest(shown, withdrawn));
  const folder = publishKeys.version(slug, number);
  const isPage = (one: string) => isPagePath(one.slice(folder.length));
  const data = (await ownKeys(slug, number, published)).filter((one) => one !== key && !isPage(one));
  await eachLanguage(data, (one) => published.delete(one));
}
