import { type Uploads, uploads } from '../../aws/s3/uploads.ts';
import { type StoredVersion, versionsIn } from '../../aws/s3/versions.ts';
import { Rejection } from '../../contracts/failures.ts';
import { uploadFolders } from '../../contracts/keys.ts';
import { locale } from '../../contracts/locales.ts';
import type { StoredTermList } from '../../contracts/terminology.ts';
import { charsetOf } from '../../core/documents/encoding/decode.ts';
import { decodeMetadata } from '../../core/releases/options/metadata.ts';
import { readMemoryUploadKey } from '../../core/releases/uploads/memory-upload-key.ts';
import { readTerminologyKey } from '../../core/releases/uploads/terminology-key.ts';
import { readTerms } from '../../core/translation/terminology/read-terms.ts';
import { storedList } from '../../core/translation/terminology/term-list.ts';
import { decodeTmx } from '../../core/translation/tmx/decode-tmx.ts';
import { humanEntries } from '../../core/translation/tmx/human-entries.ts';
import { readTmx } from '../../core/translation/tmx/read-tmx.ts';
import { TmxError } from '../../core/translation/tmx/tmx-error.ts';
import { isDenied } from '../denied.ts';
import type { Deployment } from '../deployment.ts';

/** People's words by their keys in the memory. */
type Words = ReadonlyMap<string, string>;

/** The term lists and memories of the upload bucket as they were at any time. */
export interface PastLists {
  /** Those that the caller may not read, so that they count as never changed. */
  readonly closed: boolean;
  /** The term list of a source language; undefined if there was none. */
  termsAt(language: string, time: Date): Promise<StoredTermList | undefined>;
  /** The keys of the words that imported memories have changed, brought or removed since then. */
  wordsSince(pair: { source: string; target: string }, time: Date): Promise<ReadonlySet<string>>;
}

/** When everything has been. */
const now = new Date(8.64e15);

/** A file that could not be imported did not take the place of the one before it. */
const unreadable = Symbol('unreadable');

export async function pastLists({ s3, uploadBucket }: Deployment): Promise<PastLists> {
  const store = uploads(s3, uploadBucket);
  const [terminology, memories] = await Promise.all(
    [uploadFolders.terminology, uploadFolders.memory].map((folder) => history({ s3, uploadBucket }, store, folder)),
  );
  if (terminology === undefined || memories === undefined) {
    return { closed: true, termsAt: async () => undefined, wordsSince: async () => new Set() };
  }

  const lists = onceByVersion(async ({ key, versionId }) => {
    const file = readTerminologyKey(key);
    const object = await store.version(key, versionId);
    if (object === undefined) return unreadable;
    const { charset } = object.metadata;
    const terms = readTerms(await object.read(), {
      ...file,
      key,
      charset: charset === undefined ? undefined : decodeMetadata(charset).trim(),
      contentTypeCharset: charsetOf(object.contentType),
    });
    return storedList(versionId, file.source, versionId, terms);
  });
  const words = onceByVersion(async ({ key, versionId }) => {
    const languages = readMemoryUploadKey(key);
    const object = 'wrong' in languages ? undefined : await store.version(key, versionId);
    if (object === undefined || 'wrong' in languages) return unreadable;
    const { pairs } = readTmx(decodeTmx(await object.read()), languages);
    const { entries } = humanEntries(pairs, { ...languages, upload: { key, versionId }, at: '' });
    return new Map([...entries].map(([shared, { target }]) => [shared, target]));
  });

  const wordsAt = async (pair: { source: string; target: string }, time: Date): Promise<Words> => {
    const isMeant = (key: string) => {
      const read = readMemoryUploadKey(key);
      return !('wrong' in read) && read.source === pair.source && read.target === pair.target;
    };
    const all = await asOf(
      memories.filter(({ key }) => isMeant(key)),
      time,
      words,
    );
    return new Map(all.flatMap((each) => [...each]));
  };
  return {
    closed: false,
    async termsAt(language, time) {
      for (const tag of new Set([language, locale(locale(language).engineCode).tag])) {
        const [first] = await asOf(
          terminology.filter(({ key }) => sourceOf(key) === tag),
          time,
          lists,
        );
        if (first !== undefined) return first;
      }
      return undefined;
    },
    async wordsSince(pair, time) {
      const [before, after] = await Promise.all([wordsAt(pair, time), wordsAt(pair, now)]);
      const keys = new Set([...before.keys(), ...after.keys()]);
      return new Set([...keys].filter((key) => before.get(key) !== after.get(key)));
    },
  };
}

/** Every version of a folder's files, the newest first; undefined if the caller may not list or read them. */
async function history(
  { s3, uploadBucket }: Pick<Deployment, 's3' | 'uploadBucket'>,
  store: Uploads,
  folder: string,
): Promise<StoredVersion[] | undefined> {
  const all: StoredVersion[] = [];
  try {
    for await (const version of versionsIn(s3, uploadBucket, folder)) all.push(version);
    const one = all.find(({ isDeletion }) => !isDeletion);
    if (one !== undefined) (await store.version(one.key, one.versionId))?.discard();
  } catch (error) {
    if (isDenied(error)) return undefined;
    throw error;
  }
  return all.sort((a, b) => b.at.getTime() - a.at.getTime());
}

function sourceOf(key: string): string | undefined {
  try {
    return readTerminologyKey(key).source;
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

/** What each file said at a time, the file that came first in front. */
async function asOf<T>(
  versions: readonly StoredVersion[],
  time: Date,
  read: (version: StoredVersion) => Promise<T | typeof unreadable>,
): Promise<T[]> {
  const found: T[] = [];
  for (const key of new Set(versions.map((each) => each.key).toReversed())) {
    for (const version of versions.filter((each) => each.key === key && each.at <= time)) {
      if (version.isDeletion) break;
      const content = await read(version);
      if (content === unreadable) continue;
      found.push(content);
      break;
    }
  }
  return found;
}

/** Reads each version once. */
function onceByVersion<T>(read: (version: StoredVersion) => Promise<T | typeof unreadable>) {
  const known = new Map<string, Promise<T | typeof unreadable>>();
  return (version: StoredVersion): Promise<T | typeof unreadable> => {
    const name = `${version.versionId} ${version.key}`;
    const reading = known.get(name) ?? read(version).catch(asUnreadable);
    known.set(name, reading);
    return reading;
  };
}

function asUnreadable(error: unknown): typeof unreadable {
  if (error instanceof Rejection || error instanceof TmxError) return unreadable;
  throw error;
}
