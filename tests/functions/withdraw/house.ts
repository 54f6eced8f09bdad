import type { RegisteredInput, Releases } from '../../../aws/dynamodb/releases.ts';
import type { NewObject, ObjectStore } from '../../../aws/s3/object-store.ts';
import type { Settings } from '../../../contracts/environment.ts';
import { workKeys } from '../../../contracts/keys.ts';
import { type PublishInput, schema, type WithdrawInput } from '../../../contracts/messages.ts';
import type { Report, Upload } from '../../../contracts/report.ts';
import type { PublicRelease, PublicVersion } from '../../../contracts/site.ts';
import { parseDocument } from '../../../core/documents/parse-document.ts';
import { sourceRendition } from '../../../core/publication/versions/make-rendition.ts';
import type { IngestedRelease } from '../../../core/releases/ingested-release.ts';
import { type Recent, withOneMore } from '../../../core/releases/revisions/recent-withdrawals.ts';
import { register } from '../../../core/releases/revisions/register.ts';
import type { ReleaseRecord, Revision } from '../../../core/releases/revisions/release-record.ts';
import type { PublishServices } from '../../../functions/publish/services.ts';
import type { WithdrawServices } from '../../../functions/withdraw/services.ts';

interface Stored {
  body: string;
  mark: Record<string, string>;
}

const settings: Settings = { languages: ['es'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };

/** Everything that Publish and Withdraw reach, as plain maps; each access is a step that a test may order or break. */
export class PublicHouse {
  readonly objects = new Map<string, Stored>();
  readonly work = new Map<string, unknown>();
  readonly records = new Map<string, ReleaseRecord>();
  readonly revisions = new Map<string, Revision>();
  readonly inputs = new Map<string, RegisteredInput>();
  readonly publicReleases = new Map<string, PublicRelease>();
  readonly versions = new Map<string, PublicVersion>();
  readonly reports: Report[] = [];
  readonly told: string[] = [];
  readonly invalidated: string[] = [];
  recent: Recent | undefined;
  counted = 0;
  now = new Date('2026-11-24T12:00:00Z');
  rules = { limit: 10, keepData: false };
  step: (what: string) => Promise<void> = async () => {};
  #sequence = 0;

  /** Registers an upload as Ingest does, with renditions of it in the work bucket. */
  drop(slug: string, text: string): PublishInput {
    const upload = this.#upload(`${slug}.md`);
    const content = { kind: 'upload', extension: 'md', fingerprint: text } as const;
    const result = register(this.records.get(slug), { slug, upload, execution: 'e', content }, this.now);
    if (result.outcome !== 'registered') throw new Error(`a drop was ${result.outcome}`);
    const { record, revision } = result;
    this.records.set(slug, record);
    this.revisions.set(`${slug} ${revision.revision}`, revision);
    const document = parseDocument(`# ${text}\n\n${text} at noon.\n`, {
      format: 'markdown',
      extension: 'md',
      language: 'en',
      bom: false,
    });
    const source = { language: 'en', mediaType: 'text/markdown', sha256: text, bytes: 1, title: text };
    const ingested: IngestedRelease = { schema: 1, document, source, warnings: [] };
    const own = sourceRendition(document);
    this.work.set(workKeys.document(slug, revision.revision), ingested);
    this.work.set(workKeys.rendition(slug, revision.revision, 'en'), own);
    this.work.set(workKeys.rendition(slug, revision.revision, 'es'), { ...own, language: 'es', origin: 'machine' });
    return {
      schema,
      release: { slug, revision: revision.revision, upload, languages: ['en', 'es'] },
      results: ['en', 'es'].map((language) => ({ language, status: 'translated' })),
    };
  }

  /** What Ingest hands on of a deletion, or of an upload that gives a reason. */
  withdrawal(slug: string, reason?: string): WithdrawInput {
    const upload = this.#upload(`${slug}.md`);
    const withdraw = { slug, upload, ...(reason === undefined ? {} : { reason }) };
    return { schema, withdraw, execution: `e${this.#sequence}`, redrive: 0 };
  }

  #upload(key: string): Upload {
    this.#sequence += 1;
    return { key, versionId: `v${this.#sequence}`, sequencer: this.#sequence.toString(16).padStart(8, '0') };
  }

  get services(): PublishServices & WithdrawServices {
    return {
      settings,
      rules: this.rules,
      clock: { now: () => this.now },
      uploads: { newest: async () => undefined, version: async () => undefined },
      work: this.#store(this.work as never),
      published: this.#published,
      releases: this.#releases,
      public: {
        read: (slug) => this.#at('read public', () => this.publicReleases.get(slug)),
        versions: (slug) =>
          this.#at('read versions', () =>
            [...this.versions].filter(([key]) => key.startsWith(`${slug} `)).map(([, version]) => version),
          ),
        replaceVersion: (slug, version) =>
          this.#at('replace version', () => void this.versions.set(`${slug} ${version.version}`, version)),
        removeVersion: unused,
      },
      recent: {
        admit: (identity, limit, now) =>
          this.#at('count', () => {
            const next = withOneMore(this.recent, identity, limit, now);
            if (typeof next === 'object') this.recent = next;
            return next !== 'full';
          }),
      },
      site: { tell: (release) => this.#at('tell', () => void this.told.push(release)) },
      invalidate: ({ release }) => this.#at('invalidate', () => void this.invalidated.push(release)),
      stylesheet: () => this.#at('stylesheet', () => {}),
      report: (report) => this.#at('report', () => void this.reports.push(report)),
      count: async () => void this.counted++,
    };
  }

  async #at<T>(what: string, act: () => T): Promise<T> {
    await this.step(what);
    return act();
  }

  readonly #releases: Releases = {
    read: (slug) => this.#at('read', () => this.records.get(slug)),
    revision: (slug, revision) => this.#at('read revision', () => this.revisions.get(`${slug} ${revision}`)),
    input: (_, identity) => this.#at('read input', () => this.inputs.get(identity)),
    change: async (slug, decide) => {
      for (;;) {
        const before = await this.#at('read', () => this.records.get(slug));
        const { result, write } = await decide(before);
        if (write === undefined) return result;
        await this.step('write');
        if (this.records.get(slug)?.tick !== before?.tick) continue;
        if (write.record) this.records.set(slug, write.record);
        if (write.revision) this.revisions.set(`${slug} ${write.revision.revision}`, write.revision);
        if (write.input) this.inputs.set(write.input.identity, write.input);
        if (write.public) this.publicReleases.set(slug, write.public);
        if (write.version) this.versions.set(`${slug} ${write.version.version}`, write.version);
        return result;
      }
    },
  };

  #store(values: Map<string, unknown>): ObjectStore {
    return { ...this.#published, getJson: async <T>(key: string) => values.get(key) as T };
  }

  readonly #published: ObjectStore = {
    getJson: <T>(key: string) => this.#at(`get ${key}`, () => JSON.parse(this.#found(key).body) as T),
    getBytes: (key) => this.#at(`get ${key}`, () => Buffer.from(this.#found(key).body)),
    putJson: async () => {},
    read: unused,
    look: unused,
    replace: unused,
    put: (object) => this.#at(`put ${object.key}`, () => this.#put(object)),
    putOnce: (object) =>
      this.#at(`put ${object.key}`, () => {
        const stored = this.objects.get(object.key);
        if (stored !== undefined && stored.body !== bodyOf(object)) throw new Error(`${object.key} has other bytes`);
        this.#put(object);
      }),
    putForward: (object, isAhead) =>
      this.#at(`put ${object.key}`, () => {
        const stored = this.objects.get(object.key);
        if (stored !== undefined && isAhead(stored.mark)) return false;
        this.#put(object, object.mark);
        return true;
      }),
    delete: (key) => this.#at(`delete ${key}`, () => void this.objects.delete(key)),
  };

  #found(key: string): Stored {
    const stored = this.objects.get(key);
    if (stored === undefined) throw new Error(`there is no ${key}`);
    return stored;
  }

  #put(object: NewObject, mark = {}): void {
    this.objects.set(object.key, { body: bodyOf(object), mark });
  }
}

async function unused(): Promise<never> {
  throw new Error('neither Publish nor Withdraw asks this');
}

function bodyOf({ body }: NewObject): string {
  return Buffer.from(body).toString();
}
