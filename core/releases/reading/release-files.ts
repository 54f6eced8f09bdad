import type { Settings } from '../../../contracts/environment.ts';
import { Rejection } from '../../../contracts/failures.ts';
import type { Upload } from '../../../contracts/report.ts';
import { splitExtension } from '../../documents/formats/extension.ts';
import type { Clock } from '../../lib/clock.ts';
import { settleOptions } from '../options/settle-options.ts';
import { rememberedOf } from '../revisions/newest.ts';
import type { ReleaseRecord, TranslationInput } from '../revisions/release-record.ts';
import { readUploadKey, suffixLanguages } from '../uploads/upload-key.ts';
import { type ReadRelease, type ReleaseName, readRelease } from './read-release.ts';
import { optionContext, type ParseRelease, type ReadSource, readRegistered, readSource } from './read-source.ts';
import { type ReadTranslation, readTranslation } from './read-translation.ts';
import { type ReadUpload, readUpload, type UploadedFile } from './read-upload.ts';

export interface ReadingServices {
  settings: Settings;
  clock: Clock;
  uploads: { version(key: string, versionId: string): Promise<UploadedFile | undefined> };
}

/** Parsed, 5 MiB of Markdown take hundreds of MiB: beyond so many bytes of files the one used longest ago is let go. */
const bytesKept = 12 * 1024 * 1024;

/**
 * The files of a release as one event sees them. Each version is fetched and parsed the first time that it is
 * asked for, and kept for as long as the event is handled.
 */
export class ReleaseFiles {
  readonly #services: ReadingServices;
  readonly #files = new Map<string, { reading: Promise<ReadUpload | undefined>; bytes: number }>();
  readonly #releases = new WeakMap<ReadUpload, Map<string, ReadRelease>>();
  readonly #translations = new WeakMap<ReadUpload, ReadTranslation>();
  /** What the key of a source says, once somebody has said it. */
  readonly #names = new Map<string, ReleaseName>();

  constructor({ settings, clock, uploads }: ReadingServices) {
    this.#services = { settings, clock, uploads };
  }

  /** Exactly this version; undefined where it is gone. @throws Rejection with what is wrong with it */
  async read(upload: Upload): Promise<ReadUpload | undefined> {
    const version = versionOf(upload);
    const file = this.#files.get(version) ?? { reading: this.#fetch(upload), bytes: 0 };
    this.#files.delete(version);
    this.#files.set(version, file); // the one used last is the last
    const read = await file.reading;
    file.bytes = read?.bytes.length ?? 0;
    this.#letGo();
    return read;
  }

  /**
   * The language that a file's options name. The source itself goes by what its release remembers: `release.de.md`
   * is not a translation of itself.
   *
   * @throws Rejection with what is wrong with the options
   */
  sourceLanguage(read: ReadUpload, record: ReleaseRecord | undefined): string | undefined {
    if (record?.source?.upload.key !== read.upload.key) return read.options.sourceLanguage;
    const context = this.#context();
    return settleOptions(read, rememberedOf(record, context.now), context).options.sourceLanguage;
  }

  /** A source that arrives, beside its release as it is. @throws Rejection with what is wrong with it */
  arriving(read: ReadUpload, name: ReleaseName, record: ReleaseRecord | undefined): ReadSource {
    this.#names.set(versionOf(read.upload), name);
    return readSource(read, record, this.#context(), this.#parse(read, name));
  }

  /**
   * A source as it was registered; undefined where it is gone.
   *
   * @throws Rejection where the configuration does not take it any more
   */
  async registered(upload: Upload, record: ReleaseRecord): Promise<ReadRelease | undefined> {
    const read = await this.read(upload);
    if (read === undefined) return undefined;
    const name = this.#names.get(versionOf(upload)) ?? this.#sourceName(upload, record);
    const { source, sources } = record;
    return readRegistered(read, { source, sources }, this.#context(), this.#parse(read, name));
  }

  /** A source that was registered before; undefined where it is gone, or can no longer be read as it was. */
  source(upload: Upload, record: ReleaseRecord): Promise<ReadRelease | undefined> {
    return ifTaken(() => this.registered(upload, record));
  }

  /** @throws Rejection with what is wrong with it */
  translating(read: ReadUpload, name: { slug: string; language: string }): ReadTranslation {
    const known = this.#translations.get(read);
    if (known !== undefined) return known;
    const translation = readTranslation(read, name);
    this.#translations.set(read, translation);
    return translation;
  }

  /**
   * A translation that was registered before; undefined where it is gone, or can no longer be read as it was, such
   * as in a language that is not configured any more.
   */
  translation(
    { upload, language }: Pick<TranslationInput, 'upload' | 'language'>,
    { slug }: Pick<ReleaseRecord, 'slug'>,
  ): Promise<ReadTranslation | undefined> {
    return ifTaken(async () => {
      const read = this.#languages().includes(language) ? await this.read(upload) : undefined;
      return read && this.translating(read, { slug, language });
    });
  }

  async #fetch(upload: Upload): Promise<ReadUpload | undefined> {
    const file = await this.#services.uploads.version(upload.key, upload.versionId);
    return file && readUpload(upload, file, this.#context());
  }

  /** What looks like a language may be part of the name. */
  #sourceName({ key }: Upload, { slug }: ReleaseRecord): ReleaseName {
    const { stem } = splitExtension(key.normalize('NFC'));
    return readUploadKey(key, stem === slug ? [] : this.#languages());
  }

  #parse(read: ReadUpload, name: ReleaseName): ParseRelease {
    const known = this.#releases.get(read) ?? new Map<string, ReadRelease>();
    this.#releases.set(read, known);
    return (options) => {
      const by = JSON.stringify([name.slug, name.language, options.options, options.reported]);
      const release = known.get(by) ?? readRelease(read, name, options, this.#services.settings);
      known.set(by, release);
      return release;
    };
  }

  #letGo(): void {
    let bytes = 0;
    for (const [name, file] of [...this.#files].reverse()) {
      bytes += file.bytes;
      if (bytes > bytesKept && bytes > file.bytes) this.#files.delete(name);
    }
  }

  #context() {
    return optionContext(this.#services.settings, this.#services.clock.now());
  }

  #languages(): string[] {
    return suffixLanguages(this.#services.settings);
  }
}

function versionOf({ key, versionId }: Upload): string {
  return `${versionId} ${key}`;
}

/** What the configuration, which has changed since, does not take any more is as if it were gone. */
async function ifTaken<T>(read: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}
