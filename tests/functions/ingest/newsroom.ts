import type { RegisteredInput, Releases } from '../../../aws/dynamodb/releases.ts';
import type { ItemKey } from '../../../aws/dynamodb/versioned-item.ts';
import type { Claim, WordsTable, Written } from '../../../aws/dynamodb/words-table.ts';
import type { Settings } from '../../../contracts/environment.ts';
import { workKeys } from '../../../contracts/keys.ts';
import type { LanguageEntry } from '../../../contracts/manifest.ts';
import type { IngestResult, ObjectEvent, ReleaseReference } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import { defaultLimits } from '../../../contracts/spending.ts';
import type { ObjectStore } from '../../../core/lib/object-store.ts';
import type { Rendition } from '../../../core/publication/versions/rendition.ts';
import { allot } from '../../../core/releases/revisions/allot.ts';
import { commit } from '../../../core/releases/revisions/commit.ts';
import { register } from '../../../core/releases/revisions/register.ts';
import type { ReleaseRecord, Revision } from '../../../core/releases/revisions/release-record.ts';
import type { BroughtRecord } from '../../../core/translation/memory/brought.ts';
import type { HumanItem } from '../../../core/translation/memory/entries.ts';
import { sameTeachers, withoutTeachers, withTeacher } from '../../../core/translation/memory/teachers.ts';
import { wordsFor } from '../../../core/translation/memory/words-for.ts';
import type { HumanMemory } from '../../../core/translation/run/ports.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import type { IngestServices } from '../../../functions/ingest/services.ts';
import { translate } from '../../../functions/translate/translate.ts';
import { engine, memory, plentyOfTime } from '../../core/support/translation.ts';
import { unlimited } from '../../support/unlimited.ts';

/** A version of a file in the bucket, or its deletion. */
export interface Dropped {
  event: ObjectEvent;
  execution: string;
}

const settings: Settings = { languages: ['fr'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };

/** What the engine says of everything. */
export const machine = 'Machine.';

/**
 * Everything that Ingest reaches, as plain maps. Each access is a step, which a test may order or break; what
 * one transaction writes is written at once.
 */
export class Newsroom {
  readonly bucket = new Map<string, { text: string; metadata: Record<string, string> }>();
  readonly work = new Map<string, unknown>();
  readonly records = new Map<string, ReleaseRecord>();
  readonly words = new Map<string, HumanItem>();
  readonly reports = new Map<string, Report>();
  step: (what: string) => Promise<void> = async () => {};
  readonly #revisions = new Map<string, Revision>();
  readonly #inputs = new Map<string, RegisteredInput>();
  readonly #brought = new Map<string, BroughtRecord>();
  #sequence = 0;
  #seconds = 0;

  drop(key: string, text: string, metadata: Record<string, string> = {}): Dropped {
    const dropped = this.#dropped('Object Created', key);
    this.bucket.set(`${key} ${dropped.event.detail.object['version-id']}`, { text, metadata });
    return dropped;
  }

  delete(key: string): Dropped {
    return this.#dropped('Object Deleted', key);
  }

  /** Carries an event on as far as Ingest does; what then goes on is published, or withdrawn. */
  async deliver({ event, execution }: Dropped): Promise<IngestResult> {
    const result = await ingest({ event, execution, redrive: 0 }, this.services);
    if (result.outcome === 'release') this.#publish(result.release);
    if (result.outcome === 'withdraw') this.#withdraw(result.withdraw.slug, result.withdraw.upload, execution);
    return result;
  }

  /** The document of a revision in a language. */
  async document(release: ReleaseReference, language: string): Promise<string> {
    const ports = { engine: engine(inMachineWords), memory: memory(), human: this.#human, clock: plentyOfTime };
    await translate({ schema: 1, release, language }, { work: this.#store, settings, spending: unlimited, ...ports });
    return (this.work.get(workKeys.rendition(release.slug, release.revision, language)) as Rendition).text;
  }

  /** As if no file had ever said which words it brought. */
  forgetRecords(): void {
    this.#brought.clear();
  }

  readonly services: IngestServices = {
    settings,
    limits: { ...defaultLimits, pricePerMillion: 15 },
    spending: unlimited,
    clock: { now: () => new Date(Date.UTC(2026, 10, 24, 12) + ++this.#seconds * 1000) },
    uploads: {
      previous: async () => undefined,
      bucket: 'uploads',
      newest: async () => undefined,
      state: async () => 'delete-marker',
      version: (key, versionId) =>
        this.#at('read upload', () => {
          const object = this.bucket.get(`${key} ${versionId}`);
          const bytes = Buffer.from(object?.text ?? '');
          const { metadata = {} } = object ?? {};
          const stored = { bucket: 'uploads', key, metadata, contentType: undefined };
          const more = { contentType: undefined, metadata, stored, read: async () => bytes, discard() {} };
          return object && { etag: versionId, bytes: bytes.length, ...more };
        }),
    },
    work: this.#store,
    releases: this.#releases,
    words: this.#wordsTable,
    terms: { read: async () => undefined },
    report: (report) =>
      this.#at('report', () => void this.reports.set(`${report.upload.key} ${report.upload.versionId}`, report)),
    count: async () => {},
  };

  #dropped(type: ObjectEvent['detail-type'], key: string): Dropped {
    this.#sequence += 1;
    const sequencer = this.#sequence.toString(16).padStart(8, '0');
    const object = { key, 'version-id': `v${this.#sequence}`, sequencer };
    return {
      event: { 'detail-type': type, detail: { bucket: { name: 'uploads' }, object } },
      execution: `e${this.#sequence}`,
    };
  }

  #publish({ slug, revision }: ReleaseReference): void {
    const record = this.records.get(slug);
    const own = this.#revisions.get(`${slug} ${revision}`);
    if (record === undefined || own === undefined || record.newest.number !== revision) return;
    const allotted = allot(record, own, { correction: false, now: new Date() });
    if (allotted.outcome !== 'allotted') return;
    const { version } = allotted.revision.publication;
    const done = commit(allotted.record, allotted.revision, { version, languages: { en: published, fr: published } });
    if (done.outcome === 'committed') this.records.set(slug, done.record);
  }

  #withdraw(slug: string, upload: Parameters<typeof register>[1]['upload'], execution: string): void {
    const made = register(
      this.records.get(slug),
      { slug, upload, execution, content: { kind: 'deletion' } },
      new Date(),
    );
    if (made.record !== undefined) this.records.set(slug, made.record);
  }

  async #at<T>(what: string, act: () => T): Promise<T> {
    await this.step(what);
    return act();
  }

  get #releases(): Releases {
    return {
      read: (slug) => this.#at('read', () => this.records.get(slug)),
      revision: (slug, revision) => this.#at('read revision', () => this.#revisions.get(`${slug} ${revision}`)),
      input: (_, identity) => this.#at('read input', () => this.#inputs.get(identity)),
      change: async (slug, decide) => {
        for (;;) {
          const before = await this.#at('read', () => this.records.get(slug));
          const { result, write } = await decide(before);
          if (write === undefined) return result;
          await this.step('write');
          if (this.records.get(slug)?.tick !== before?.tick) continue;
          if (write.record) this.records.set(slug, structuredClone(write.record));
          if (write.revision) this.#revisions.set(`${slug} ${write.revision.number}`, write.revision);
          if (write.input) this.#inputs.set(write.input.identity, write.input);
          await this.step('wrote');
          return result;
        }
      },
    };
  }

  get #human(): HumanMemory {
    const pick = <T>(keys: readonly string[], from: ReadonlyMap<string, T>) =>
      new Map(keys.flatMap((key) => (from.has(key) ? [[key, from.get(key) as T]] : [])));
    const standings = (slugs: readonly string[]) =>
      new Map(
        [...pick(slugs, this.records)].map(([slug, { committed, withdrawn }]) => [
          slug,
          { ...(committed && { committed: committed.revision }), ...(withdrawn && { withdrawn }) },
        ]),
      );
    const tables = {
      items: async (keys: readonly string[]) => pick(keys, this.words),
      standings: async (slugs: readonly string[]) => standings(slugs),
    };
    return { lookup: (keys, slug) => wordsFor(keys, { share: 'all', slug }, tables) };
  }

  get #wordsTable(): WordsTable {
    const nameOf = ({ slug, item }: ItemKey) => `${slug} ${item}`;
    const change = async (claim: Claim, keys: readonly string[], become: (key: string) => HumanItem | undefined) => {
      for (let start = 0; start < keys.length; start += 4) {
        await this.step('teach');
        if (this.#brought.get(nameOf(claim.place))?.tick !== claim.record.tick)
          return { outcome: 'superseded' as const };
        for (const key of keys.slice(start, start + 4)) {
          const item = become(key);
          if (sameTeachers(item, this.words.get(key))) continue;
          if (item === undefined) this.words.delete(key);
          else this.words.set(key, item);
        }
      }
      return { outcome: 'done', written: keys.length } satisfies Written;
    };
    return {
      read: (place) => this.#at('read words', () => this.#brought.get(nameOf(place))),
      replace: (place, current, next) =>
        this.#at('claim words', () => {
          if (this.#brought.get(nameOf(place))?.tick !== current?.tick) return false;
          this.#brought.set(nameOf(place), structuredClone(next));
          return true;
        }),
      put: (claim, entries) =>
        change(claim, [...entries.keys()], (key) => {
          const entry = entries.get(key);
          return entry && withTeacher(this.words.get(key), entry);
        }),
      remove: (claim, keys, from) =>
        change(claim, keys, (key) => {
          const item = this.words.get(key);
          return item && withoutTeachers(item, (teacher) => teacher.from === from);
        }),
    };
  }

  get #store(): ObjectStore {
    const never = () => Promise.reject(new Error('nobody does this here'));
    return {
      getJson: <T>(key: string) =>
        this.#at('get', () => {
          if (!this.work.has(key)) throw new Error(`there is no ${key}`);
          return structuredClone(this.work.get(key)) as T;
        }),
      putJson: (key, value) => this.#at('put', () => void this.work.set(key, structuredClone(value))),
      delete: (key) => this.#at('delete', () => void this.work.delete(key)),
      getBytes: never,
      keys: () => {
        throw new Error('nobody lists here');
      },
      put: never,
      putOnce: never,
      putForward: never,
      read: never,
      look: never,
      replace: never,
    };
  }
}

const published = { status: 'published' } as LanguageEntry;

function inMachineWords(text: string): string {
  return text
    .split('\n')
    .map(() => machine)
    .join('\n');
}
