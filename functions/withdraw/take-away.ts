import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { PublicVersion } from '../../contracts/site.ts';
import type { Withdrawal } from '../../contracts/withdrawal.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { eachLanguage } from '../../core/publication/each-language.ts';
import { dataPaths } from '../../core/publication/versions/data-paths.ts';
import { withdrawnManifest } from '../../core/publication/versions/withdrawn-objects.ts';

/**
 * Takes a version's words out of its manifest, and then deletes what that lists, pages excepted. An attempt to
 * publish it that was given up and still runs looks into the manifest once it has put its files: it either
 * finds this, or was done before the deletion.
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
