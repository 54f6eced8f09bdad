import type { Settings } from '../../contracts/environment.ts';
import { Rejection } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import type { Warning } from '../../contracts/warnings.ts';
import type { NewObject, ObjectStore } from '../../core/lib/object-store.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import { type VersionParts, versionObjects } from '../../core/publication/versions/version-objects.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import { ReleaseFiles } from '../../core/releases/reading/release-files.ts';
import { translate } from '../../functions/translate/translate.ts';
import { pseudoLocalise } from '../../local/translate/pseudo.ts';
import { memory, plentyOfTime } from '../core/support/translation.ts';
import { unlimited } from '../support/unlimited.ts';

/** What became of an upload. */
export interface Journey {
  /** `published`, or the code of the failure that rejects the upload or fails the language. */
  outcome: string;
  /** What the report says of a failure. */
  message: string;
  /** Of the language that an engine made. */
  warnings: readonly Warning[];
  /** The document of that language. */
  document: Uint8Array;
}

const settings: Settings = { languages: ['fr'], sourceLanguage: 'en', siteUrl: 'https://news.example' };
const slug = 'hostile';

/**
 * Takes an upload the whole way that it has in the pipeline, through the functions' own code: read,
 * parsed, packed, translated (pseudo-localised), checked, typeset, rendered, and made into pages and
 * data, in its own language and in another. Only AWS is replaced, by objects in memory.
 */
export async function journey(bytes: Uint8Array, extension: string): Promise<Journey> {
  const objects = new Map<string, Uint8Array>();
  const read = await readBytes(bytes, `${slug}.${extension}`);
  if ('outcome' in read) return { ...read, warnings: [], document: new Uint8Array() };
  const work = inMemory(objects);
  await work.putJson(workKeys.document(slug, 1), read.ingested);
  const engine = {
    translate: async (text: string) => ({ text: pseudoLocalise(text, 'fr'), engine: 'pseudo' }),
  };
  const upload = { key: `${slug}.${extension}`, versionId: '1', sequencer: '1' };
  const languages = ['en', ...read.languages.filter((language) => language !== 'en')];
  for (const language of languages) {
    const result = await translate(
      { schema: 1, release: { slug, revision: 1, upload, languages }, language },
      {
        work,
        settings,
        spending: unlimited,
        engine,
        memory: memory(),
        human: { lookup: async () => new Map() },
        clock: plentyOfTime,
      },
    );
    if (result.status === 'failed') {
      return { outcome: result.error.code, message: result.error.message, warnings: [], document: new Uint8Array() };
    }
  }
  const { document, source } = await work.getJson<IngestedRelease>(workKeys.document(slug, 1));
  const parts: VersionParts = {
    slug,
    folder: `releases/${slug}/v1/`,
    version: 1,
    publishedAt: '2026-12-01T09:00:00Z',
    change: 'first',
    earlier: [],
    settings,
    document,
    source,
    published: languages,
  };
  let made: Rendition | undefined;
  for (const language of languages) {
    made = await work.getJson<Rendition>(workKeys.rendition(slug, 1, language));
    const content = made.packed ? (objects.get(made.packed.key) ?? new Uint8Array()) : made.text;
    versionObjects(parts, made, content);
  }
  const text = made?.packed ? (objects.get(made.packed.key) ?? new Uint8Array()) : Buffer.from(made?.text ?? '');
  return { outcome: 'published', message: '', warnings: made?.warnings ?? [], document: text };
}

async function readBytes(bytes: Uint8Array, key: string) {
  const file = {
    bytes: bytes.length,
    contentType: undefined,
    metadata: {},
    stored: { bucket: 'upload', key, metadata: {} },
    read: async () => bytes,
    discard: () => {},
  };
  const clock = { now: () => new Date('2026-12-01T09:00:00Z') };
  const files = new ReleaseFiles({ settings, clock, uploads: { version: async () => file } });
  try {
    const read = await files.read({ key, versionId: '1', sequencer: '1' });
    if (read === undefined) throw new Error('there is no upload');
    return files.arriving(read, { slug }, undefined).release;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { outcome: error.errors[0]?.code ?? '', message: error.message };
  }
}

/** A bucket; what it is given is bytes from then on, as in S3. */
function inMemory(objects: Map<string, Uint8Array>): ObjectStore {
  return {
    getJson: async (key: string) => JSON.parse(Buffer.from(objects.get(key) ?? []).toString()),
    putJson: async (key: string, value: unknown) => void objects.set(key, Buffer.from(JSON.stringify(value))),
    put: async ({ key, body }: NewObject) => void objects.set(key, Buffer.from(body)),
  } as unknown as ObjectStore;
}
