import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { PublicVersion } from '../../contracts/site.ts';
import type { Withdrawal } from '../../contracts/withdrawal.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { eachLanguage } from '../../core/publication/each-language.ts';
import { dataPaths } from '../../core/publication/versions/data-paths.ts';
import { withdrawnManifest } from '../../core/publication/versions/withdrawn-objects.ts';

/**
 * Removes the texts from a version's manifest, and then deletes the files that it lists, except pages. A
 * publishing attempt that was given up but still runs reads the manifest after putting its files: either it finds
 * this change, or it ended before the deletion.
 */
export async function takeAway(
  slug: string,
  { number }: PublicVersion,
  withdrawn: Withdrawal,
  published: ObjectStore,
): Promise<void> {
  const folder = publishKeys.version(slug, number);
  const manifest = await published.getJson<Manifest>(publishKeys.manifest(slug, number));
  await published.put(withdrawnManifest(manifest, withdrawn));
  await eachLanguage(dataPaths(manifest), (path) => published.delete(`${folder}${path}`));
}
