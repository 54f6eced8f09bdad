import type { ObjectStore } from '../../aws/s3/object-store.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { PublicVersion, Withdrawal } from '../../contracts/site.ts';
import { dataPaths } from '../../core/publication/versions/data-paths.ts';
import { eachLanguage } from '../../core/publication/versions/each-language.ts';
import { newObject } from '../../core/publication/versions/new-object.ts';
import { withdrawnManifest } from '../../core/publication/versions/withdrawn-objects.ts';

/**
 * Takes a version's words out of its manifest, and then deletes what that lists, pages excepted. An attempt to
 * publish it that was given up and still runs looks into the manifest once it has put its files: it either
 * finds this, or was done before the deletion.
 */
export async function takeAway(
  release: string,
  { version }: PublicVersion,
  withdrawn: Withdrawal,
  published: ObjectStore,
): Promise<void> {
  const folder = publishKeys.version(release, version);
  const manifest = await published.getJson<Manifest>(publishKeys.manifest(release, version));
  await published.put(newObject(withdrawnManifest(manifest, withdrawn)));
  await eachLanguage(dataPaths(manifest), (path) => published.delete(`${folder}${path}`));
}
