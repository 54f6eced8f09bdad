import type { Releases } from '../../aws/dynamodb/releases.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { LanguageEntry, Manifest } from '../../contracts/manifest.ts';
import type { TranslateResult } from '../../contracts/messages.ts';
import type { Warning } from '../../contracts/warnings.ts';
import type { WordsFrom } from '../../contracts/words.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { eachLanguage } from '../../core/publication/each-language.ts';
import { signatureObject } from '../../core/publication/signatures/signing.ts';
import { statementText } from '../../core/publication/signatures/statement.ts';
import {
  buildManifest,
  failedEntry,
  manifestObject,
  publishedLanguage,
  waitingLanguage,
} from '../../core/publication/versions/manifest.ts';
import { allPaths } from '../../core/publication/versions/own-paths.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import { versionObjects } from '../../core/publication/versions/version-objects.ts';
import { isPublic } from '../../core/releases/revisions/withdraw.ts';
import { putAttachments } from './put-attachments.ts';
import { PutPictures } from './put-pictures.ts';
import type { PublishStores, PuttingStores } from './services.ts';
import { readDocument, readRendition, type Version } from './version.ts';

/** A version that was put, and for its report what the manifest does not say of each language. */
export interface PutVersion {
  manifest: Manifest;
  told: Record<string, ToldOfLanguage>;
}

/** Whose words a language has, and warnings with their messages. */
interface ToldOfLanguage {
  words: WordsFrom[];
  warnings: Warning[];
}

/**
 * Puts the objects of every language, then the manifest, since a version exists once its manifest is there, and the
 * signature of it.
 */
export async function putVersion(version: Version, stores: PuttingStores): Promise<PutVersion> {
  const attached = await putAttachments(version, stores);
  const pictures = new PutPictures(version.folder, Object.keys(attached));
  const told = new Map<string, ToldOfLanguage>();
  const named = new NamedReleases(stores.releases);
  const languages = await eachLanguage(version.results, (result) =>
    putLanguage(version, result, { pictures, told, named }, stores),
  );
  const manifest =
    (named.isAsked ? await earlierManifest(version, stores) : undefined) ??
    buildManifest(version, { ...attached, ...pictures.assets() }, languages);
  await stores.published.putOnce(manifestObject(manifest));
  if (stores.sign !== undefined) {
    const signature = await stores.sign(statementText(version.settings.siteUrl, manifest, version));
    await stores.published.putOnce(signatureObject(manifest, signature));
  }
  return { manifest, told: Object.fromEntries(told) };
}

/**
 * The manifest that an earlier attempt has put. A release that it names may have been withdrawn since, and a manifest
 * never changes.
 */
async function earlierManifest(
  { slug, version }: Version,
  { published }: PuttingStores,
): Promise<Manifest | undefined> {
  const stored = await published.read(publishKeys.manifest(slug, version));
  return stored && (JSON.parse(stored.text) as Manifest);
}

/** The same of a version that was put before. */
export async function toldOf(version: Version, { work }: Pick<PublishStores, 'work'>): Promise<PutVersion['told']> {
  const there = version.results.filter(({ status }) => status !== 'failed');
  const told = await eachLanguage(
    there,
    async ({ language }): Promise<[string, ToldOfLanguage]> => [
      language,
      toldIn(await readRendition(version, { language }, work)),
    ],
  );
  return Object.fromEntries(told);
}

function toldIn({ words = [], warnings }: Rendition): ToldOfLanguage {
  return { words, warnings };
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
  async among(words: readonly WordsFrom[]): Promise<ReadonlySet<string>> {
    const slugs = [...new Set(words.flatMap(({ release }) => (release === undefined ? [] : [release])))];
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
  told: Map<string, ToldOfLanguage>;
  named: NamedReleases;
}

async function putLanguage(
  version: Version,
  result: TranslateResult,
  { pictures, told, named }: Putting,
  { work, published }: PuttingStores,
): Promise<[string, LanguageEntry]> {
  if (result.status === 'failed') return [result.language, failedEntry(result.error)];
  const rendition = await readRendition(version, result, work);
  told.set(result.language, toldIn(rendition));
  if (result.status === 'awaiting-review') return [result.language, waitingLanguage(rendition)];
  await pictures.put(rendition, { work, published });
  const objects = versionObjects(version, rendition, await readDocument(rendition, work));
  await Promise.all(Object.values(objects).map((object) => published.putOnce(object)));
  return [
    result.language,
    publishedLanguage(rendition, await named.among(rendition.words ?? []), objects, version.folder),
  ];
}

/** Removes a version that was refused: its manifest first, so that nothing refers to deleted files. */
export async function removeVersion({ slug, folder }: Version, manifest: Manifest, published: ObjectStore) {
  await published.delete(publishKeys.manifest(slug, manifest.version));
  await published.delete(publishKeys.signature(slug, manifest.version));
  await Promise.all(allPaths(manifest).map((path) => published.delete(`${folder}${path}`)));
}

/** Removes every file that an earlier attempt may have put before its manifest. */
export async function removeAttempt(
  version: Version,
  stores: Pick<PublishStores, 'work' | 'published'>,
): Promise<void> {
  const { slug, folder, results } = version;
  const { published } = stores;
  await published.delete(publishKeys.manifest(slug, version.version));
  await published.delete(publishKeys.signature(slug, version.version));
  const pages = results.map(({ language }) => publishKeys.page(language));
  const paths = [...pages, ...(await dataOfAttempt(version, stores.work))];
  await eachLanguage(paths, (path) => published.delete(`${folder}${path}`));
}

/** What an attempt puts beside pages and manifest. */
async function dataOfAttempt(version: Version, work: ObjectStore): Promise<string[]> {
  const { document, attachments, results } = version;
  const pictures = document.archive === undefined ? [] : await picturesOfAttempt(version, work);
  return [
    ...results.flatMap(({ language }) => [
      publishKeys.document(language, document.extension),
      publishKeys.data(language),
      publishKeys.ninjs(language),
    ]),
    ...[...Object.keys(attachments), ...pictures].map(publishKeys.asset),
  ];
}

async function picturesOfAttempt(version: Version, work: ObjectStore): Promise<string[]> {
  const names = await eachLanguage(version.published, async (language) =>
    ((await readRendition(version, { language }, work)).pictures ?? []).map(({ name }) => name),
  );
  return names.flat();
}

/**
 * A concurrent attempt committed first. If that version has since been withdrawn, deletes the files that this
 * attempt put again; its pages are notices, which it cannot replace.
 */
export async function removeIfWithdrawn(
  version: Version,
  { work, published }: Pick<PublishStores, 'work' | 'published'>,
): Promise<void> {
  const { slug, folder } = version;
  const stored = await published.getJson<Manifest>(publishKeys.manifest(slug, version.version)).catch(() => undefined);
  if (stored?.withdrawn === undefined) return;
  for (const path of await dataOfAttempt(version, work)) await published.delete(`${folder}${path}`);
}
