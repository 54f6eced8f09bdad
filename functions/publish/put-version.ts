import { publishKeys } from '../../contracts/keys.ts';
import type { LanguageEntry, Manifest } from '../../contracts/manifest.ts';
import type { TranslateResult } from '../../contracts/messages.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { eachLanguage } from '../../core/publication/each-language.ts';
import { allPaths, dataPaths } from '../../core/publication/versions/data-paths.ts';
import {
  buildManifest,
  manifestObject,
  publishedLanguage,
  waitingLanguage,
} from '../../core/publication/versions/manifest.ts';
import { versionObjects } from '../../core/publication/versions/version-objects.ts';
import { putAttachments } from './put-attachments.ts';
import { PutPictures } from './put-pictures.ts';
import type { PublishStores } from './services.ts';
import { readDocument, readRendition, type Version } from './version.ts';

/** Puts the objects of every language, and the manifest last: a version exists once its manifest is there. */
export async function putVersion(version: Version, stores: PublishStores): Promise<Manifest> {
  const attached = await putAttachments(version, stores);
  const pictures = new PutPictures(version.folder, Object.keys(attached));
  const languages = await eachLanguage(version.results, (result) => putLanguage(version, result, pictures, stores));
  const manifest = buildManifest(version, { ...attached, ...pictures.assets() }, languages);
  await stores.published.putOnce(manifestObject(manifest));
  return manifest;
}

async function putLanguage(
  version: Version,
  result: TranslateResult,
  pictures: PutPictures,
  { work, published }: PublishStores,
): Promise<[string, LanguageEntry]> {
  if (result.status === 'failed') return [result.language, { status: 'failed', error: result.error }];
  const rendition = await readRendition(version, result.language, work);
  if (result.status === 'awaiting-review') return [result.language, waitingLanguage(rendition)];
  await pictures.put(rendition, { work, published });
  const objects = versionObjects(version, rendition, await readDocument(rendition, work));
  await Promise.all(Object.values(objects).map((object) => published.putOnce(object)));
  return [result.language, publishedLanguage(rendition, objects, version.folder)];
}

/** Removes a version that was refused: its manifest first, so that nothing refers to deleted files. */
export async function removeVersion({ slug, folder }: Version, manifest: Manifest, published: ObjectStore) {
  await published.delete(publishKeys.manifest(slug, manifest.version));
  await Promise.all(allPaths(manifest).map((path) => published.delete(`${folder}${path}`)));
}

/** Removes every file that a dead attempt may have put before its manifest. */
export async function removeAttempt(
  version: Version,
  { work, published }: Pick<PublishStores, 'work' | 'published'>,
): Promise<void> {
  const { slug, folder, document, attachments, results } = version;
  await published.delete(publishKeys.manifest(slug, version.version));
  const pictures = document.archive === undefined ? [] : await picturesOfAttempt(version, work);
  const paths = [
    ...results.flatMap(({ language }) => [
      publishKeys.document(language, document.extension),
      publishKeys.page(language),
      publishKeys.data(language),
      publishKeys.ninjs(language),
    ]),
    ...[...Object.keys(attachments), ...pictures].map(publishKeys.asset),
  ];
  await eachLanguage(paths, (path) => published.delete(`${folder}${path}`));
}

async function picturesOfAttempt(version: Version, work: ObjectStore): Promise<string[]> {
  const names = await eachLanguage(version.published, async (language) =>
    ((await readRendition(version, language, work)).pictures ?? []).map(({ name }) => name),
  );
  return names.flat();
}

/**
 * A concurrent attempt committed first. If that version has since been withdrawn, deletes the files that this
 * attempt put again.
 */
export async function removeIfWithdrawn({ slug, version, folder }: Version, published: ObjectStore): Promise<void> {
  const stored = await published.getJson<Manifest>(publishKeys.manifest(slug, version)).catch(() => undefined);
  if (stored?.withdrawn === undefined) return;
  for (const path of dataPaths(stored)) await published.delete(`${folder}${path}`);
}
