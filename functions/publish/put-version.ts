import type { Releases } from '../../aws/dynamodb/releases.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { LanguageEntry, Manifest } from '../../contracts/manifest.ts';
import type { TranslateResult } from '../../contracts/messages.ts';
import type { WordsFrom } from '../../contracts/words.ts';
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
import { isPublic } from '../../core/releases/revisions/withdraw.ts';
import { putAttachments } from './put-attachments.ts';
import { PutPictures } from './put-pictures.ts';
import type { PublishStores } from './services.ts';
import { readDocument, readRendition, type Version } from './version.ts';

/** A version that was put, and for its report whose words each language has. */
export interface PutVersion {
  manifest: Manifest;
  words: Record<string, WordsFrom[]>;
}

/** Puts the objects of every language, and the manifest last: a version exists once its manifest is there. */
export async function putVersion(version: Version, stores: PublishStores): Promise<PutVersion> {
  const attached = await putAttachments(version, stores);
  const pictures = new PutPictures(version.folder, Object.keys(attached));
  const words = new Map<string, WordsFrom[]>();
  const named = new NamedReleases(stores.releases);
  const languages = await eachLanguage(version.results, (result) =>
    putLanguage(version, result, { pictures, words, named }, stores),
  );
  const manifest =
    (named.isAsked ? await earlierManifest(version, stores) : undefined) ??
    buildManifest(version, { ...attached, ...pictures.assets() }, languages);
  await stores.published.putOnce(manifestObject(manifest));
  return { manifest, words: Object.fromEntries(words) };
}

/**
 * The manifest that an earlier attempt has put. A release that it names may have been withdrawn since, and a manifest
 * never changes.
 */
async function earlierManifest(
  { slug, version }: Version,
  { published }: PublishStores,
): Promise<Manifest | undefined> {
  const stored = await published.read(publishKeys.manifest(slug, version));
  return stored && (JSON.parse(stored.text) as Manifest);
}

/** Whose words each language of a version has that was put before. */
export async function authorsIn(version: Version, { work }: Pick<PublishStores, 'work'>): Promise<PutVersion['words']> {
  const there = version.results.filter(({ status }) => status !== 'failed');
  const words = await eachLanguage(there, async ({ language }): Promise<[string, WordsFrom[]]> => {
    const rendition = await readRendition(version, language, work);
    return [language, rendition.words ?? []];
  });
  return Object.fromEntries(words);
}

/** Which other releases a manifest may name: those that readers see. */
class NamedReleases {
  readonly #releases: Pick<Releases, 'read'>;
  readonly #asked = new Map<string, Promise<boolean>>();

  constructor(releases: Pick<Releases, 'read'>) {
    this.#releases = releases;
  }

  get isAsked(): boolean {
    return this.#asked.size > 0;
  }

  /** Those of these words' releases that readers see. */
  async among(words: readonly WordsFrom[], own: string): Promise<ReadonlySet<string>> {
    const others = new Set(words.flatMap(({ release }) => (release === undefined || release === own ? [] : [release])));
    const slugs = [...others];
    const seen = await Promise.all(slugs.map((slug) => this.#isSeen(slug)));
    return new Set(slugs.filter((_, index) => seen[index]));
  }

  #isSeen(slug: string): Promise<boolean> {
    const asked =
      this.#asked.get(slug) ?? this.#releases.read(slug).then((record) => record !== undefined && isPublic(record));
    this.#asked.set(slug, asked);
    return asked;
  }
}

interface Putting {
  pictures: PutPictures;
  words: Map<string, WordsFrom[]>;
  named: NamedReleases;
}

async function putLanguage(
  version: Version,
  result: TranslateResult,
  { pictures, words, named }: Putting,
  { work, published }: PublishStores,
): Promise<[string, LanguageEntry]> {
  if (result.status === 'failed') return [result.language, { status: 'failed', error: result.error }];
  const rendition = await readRendition(version, result.language, work);
  words.set(result.language, rendition.words ?? []);
  if (result.status === 'awaiting-review') return [result.language, waitingLanguage(rendition)];
  await pictures.put(rendition, { work, published });
  const objects = versionObjects(version, rendition, await readDocument(rendition, work));
  await Promise.all(Object.values(objects).map((object) => published.putOnce(object)));
  return [
    result.language,
    publishedLanguage(rendition, await named.among(rendition.words ?? [], version.slug), objects, version.folder),
  ];
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
