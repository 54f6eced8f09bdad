import type { ObjectStore } from '../../aws/s3/object-store.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { LanguageEntry, Manifest } from '../../contracts/manifest.ts';
import type { TranslateResult } from '../../contracts/messages.ts';
import { eachLanguage } from '../../core/publication/versions/each-language.ts';
import { buildManifest, publishedLanguage, waitingLanguage } from '../../core/publication/versions/manifest.ts';
import { newObject } from '../../core/publication/versions/new-object.ts';
import { immutable } from '../../core/publication/versions/published-object.ts';
import { versionObjects } from '../../core/publication/versions/version-objects.ts';
import { bodyOf } from './body-of.ts';
import { putAttachments } from './put-attachments.ts';
import { PutPictures } from './put-pictures.ts';
import { readRendition, type Version } from './version.ts';

interface Stores {
  uploads: Uploads;
  work: ObjectStore;
  published: ObjectStore;
}

/** Puts a version: the objects of every language, and only then the manifest that names them. */
export async function putVersion(version: Version, stores: Stores): Promise<Manifest> {
  const { input, ingested, publication } = version;
  const attached = await putAttachments(version, stores);
  const pictures = new PutPictures(version.folder, Object.keys(attached));
  const languages = await eachLanguage(input.results, (result) => putLanguage(version, result, pictures, stores));
  const { correction, source } = ingested;
  const manifest = buildManifest({
    slug: input.release.slug,
    publication,
    ...(correction === undefined ? {} : { correction }),
    source,
    assets: { ...attached, ...pictures.assets() },
    languages,
  });
  await stores.published.putOnce(newObject(manifestObject(version, manifest)));
  return manifest;
}

async function putLanguage(
  version: Version,
  result: TranslateResult,
  pictures: PutPictures,
  { work, published }: Stores,
): Promise<[string, LanguageEntry]> {
  if (result.status === 'failed') return [result.language, { status: 'failed', error: result.error }];
  const rendition = await readRendition(version, result.language, work);
  if (result.status === 'awaiting-review') return [result.language, waitingLanguage(rendition)];
  await pictures.put(rendition, { work, published });
  const objects = versionObjects(version.context, rendition, version.published);
  await Promise.all(
    Object.values(objects).map(async (object) =>
      published.putOnce(newObject({ ...object, body: await bodyOf(object, work) }, version.folder)),
    ),
  );
  return [result.language, publishedLanguage(rendition, objects)];
}

/** Takes back a version that was refused: first the manifest, so that nothing names what is gone. */
export async function removeVersion(version: Version, manifest: Manifest, published: ObjectStore): Promise<void> {
  await published.delete(manifestObject(version, manifest).path);
  const files = Object.values(manifest.languages).flatMap((entry) =>
    'files' in entry ? Object.values(entry.files) : [],
  );
  const all = [...files, ...Object.values(manifest.assets ?? {})];
  await Promise.all(all.map(({ path }) => published.delete(`${version.folder}${path}`)));
}

/** The same of a version whose put was broken off: whatever it would have been made of. */
export async function removeAttempt(
  version: Version,
  { work, published }: Pick<Stores, 'work' | 'published'>,
): Promise<void> {
  const { input, ingested, publication, folder } = version;
  const { document, attachments = {} } = ingested;
  const paths = input.results.flatMap(({ language }) => [
    publishKeys.document(language, document.extension),
    publishKeys.page(language),
    publishKeys.data(language),
    publishKeys.ninjs(language),
  ]);
  await published.delete(publishKeys.manifest(input.release.slug, publication.version));
  const pictures = document.archive === undefined ? [] : await picturesOfAttempt(version, work);
  const all = [...paths, ...[...Object.keys(attachments), ...pictures].map(publishKeys.asset)];
  await eachLanguage(all, (path) => published.delete(`${folder}${path}`));
}

async function picturesOfAttempt(version: Version, work: ObjectStore): Promise<string[]> {
  const names = await eachLanguage(version.published, async (language) =>
    ((await readRendition(version, language, work)).pictures ?? []).map(({ name }) => name),
  );
  return names.flat();
}

function manifestObject({ input, publication }: Version, manifest: Manifest) {
  const key = publishKeys.manifest(input.release.slug, publication.version);
  return immutable(key, 'application/json', `${JSON.stringify(manifest, null, 2)}\n`);
}
