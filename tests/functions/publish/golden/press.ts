import { createHash } from 'node:crypto';
import type { RegisteredInput, Releases } from '../../../../aws/dynamodb/releases.ts';
import type { NewObject, ObjectStore, ProgressMark } from '../../../../aws/s3/object-store.ts';
import type { UploadedObject } from '../../../../aws/s3/uploads.ts';
import type { Settings } from '../../../../contracts/environment.ts';
import type { Report } from '../../../../contracts/report.ts';
import { siteWriter } from '../../../../core/publication/site/writer/site.ts';
import type { ReleaseRecord, Revision } from '../../../../core/releases/revisions/release-record.ts';
import type { PublishServices } from '../../../../functions/publish/services.ts';
import { reportWriter } from '../../../../functions/shared/reports.ts';
import type { WithdrawServices } from '../../../../functions/withdraw/services.ts';
import { MemoryCloud } from '../../site/memory.ts';

type Stored = NewObject & { mark: ProgressMark };

/** A bucket that keeps each object with the headers that it was put with. */
class Bucket implements ObjectStore {
  readonly objects = new Map<string, Stored>();

  async getJson<T>(key: string): Promise<T> {
    return JSON.parse(Buffer.from(await this.getBytes(key)).toString()) as T;
  }

  async getBytes(key: string): Promise<Uint8Array> {
    const found = this.objects.get(key);
    if (found === undefined) throw new Error(`there is no ${key}`);
    return Buffer.from(found.body);
  }

  async putJson(key: string, value: unknown): Promise<void> {
    await this.put({ key, body: JSON.stringify(value), contentType: 'application/json' });
  }

  async put(object: NewObject & { mark?: ProgressMark }): Promise<void> {
    this.objects.set(object.key, { mark: {}, ...object });
  }

  async putOnce(object: NewObject): Promise<void> {
    const stored = this.objects.get(object.key);
    if (stored && digestOf(stored.body) !== digestOf(object.body)) throw new Error(`${object.key} has other bytes`);
    await this.put(object);
  }

  async putForward(
    object: NewObject & { mark: ProgressMark },
    isAhead: (stored: ProgressMark) => boolean,
  ): Promise<boolean> {
    const stored = this.objects.get(object.key);
    if (stored !== undefined && isAhead(stored.mark)) return false;
    await this.put(object);
    return true;
  }

  async delete(key: string): Promise<void> {
    this.objects.delete(key);
  }

  async read(key: string) {
    const found = this.objects.get(key);
    return found && { text: Buffer.from(found.body).toString(), etag: digestOf(found.body) };
  }

  async look(key: string) {
    const found = this.objects.get(key);
    return found && { mark: found.mark, etag: digestOf(found.body) };
  }

  async replace(object: NewObject & { mark?: ProgressMark }, over: string | undefined): Promise<boolean> {
    const stored = this.objects.get(object.key);
    if ((stored && digestOf(stored.body)) !== over) return false;
    await this.put(object);
    return true;
  }
}

export const digestOf = (body: Uint8Array | string) => createHash('sha256').update(body).digest('hex');

/** Publish, Withdraw and the site's writer over one table and two buckets in memory, with a clock that a test sets. */
export class Press {
  readonly published = new Bucket();
  readonly work = new Bucket();
  readonly uploads = new Map<string, Uint8Array>();
  readonly records = new Map<string, ReleaseRecord>();
  readonly revisions = new Map<string, Revision>();
  readonly announced: Report[] = [];
  readonly cloud = new MemoryCloud();
  rules = { limit: 10, keepData: false };
  now = new Date('2026-11-24T12:00:00Z');
  readonly settings: Settings;
  readonly #inputs = new Map<string, RegisteredInput>();
  readonly #told = new Set<string>();
  readonly #writeSite: (releases: readonly string[]) => Promise<void>;

  constructor(settings: Settings) {
    this.settings = settings;
    const services = { ...this.cloud.services(settings), pipeline: 'golden' };
    this.#writeSite = siteWriter({ ...services, work: this.work, published: this.published });
  }

  get services(): PublishServices & WithdrawServices {
    const { publicReleases, versions } = this.cloud;
    return {
      settings: this.settings,
      rules: this.rules,
      clock: { now: () => this.now },
      uploads: {
        newest: async () => undefined,
        version: async (key) => {
          const bytes = this.uploads.get(key);
          return bytes && ({ read: async () => bytes } as unknown as UploadedObject);
        },
      },
      work: this.work,
      published: this.published,
      releases: this.#releases,
      public: {
        read: async (slug) => publicReleases.get(slug),
        versions: async (slug) =>
          [...versions].filter(([key]) => key.startsWith(`${slug} `)).map(([, version]) => version),
        replaceVersion: async (slug, version) => void versions.set(`${slug} ${version.version}`, version),
        removeVersion: async (slug, version) => void versions.delete(`${slug} ${version}`),
      },
      recent: { admit: async () => true },
      site: { tell: async (release) => void this.#told.add(release) },
      invalidate: async () => {},
      stylesheet: async () => {},
      report: reportWriter(this.work, async (report) => void this.announced.push(report)),
      count: async () => {},
    };
  }

  /** Lets the site's writer take in what it was told of. */
  async settle(): Promise<void> {
    await this.#writeSite([...this.#told]);
    this.#told.clear();
  }

  /** Everything that is stored, each as its digest and headers, by where it is. */
  pinned(): Record<string, string> {
    const { publicReleases, versions, placed, log, counters } = this.cloud;
    const objects = (name: string, bucket: Bucket) =>
      [...bucket.objects].map(([key, { body, contentType, cacheControl, contentDisposition, mark }]) => [
        `${name} ${key}`,
        [
          ...new Set([digestOf(body), contentType, cacheControl, contentDisposition, ...Object.values(mark)]), // a mark may repeat the digest
        ]
          .filter((part) => part !== undefined)
          .join(' | '),
      ]);
    const items = (name: string, found: ReadonlyMap<string | number, unknown>) =>
      [...found].map(([key, item]) => [`item ${name} ${key}`, digestOf(JSON.stringify(item))]);
    return Object.fromEntries(
      [
        ...objects('published', this.published),
        ...objects('work', this.work).filter(([place]) => !place?.startsWith('work documents/')),
        ...items('public', publicReleases),
        ...items('version', versions),
        ...items('record', this.records),
        ...items('revision', this.revisions),
        ...items('place', placed),
        ...items('log', log),
        ['item counters', digestOf(JSON.stringify(counters))],
      ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    );
  }

  readonly #releases: Releases = {
    read: async (slug) => this.records.get(slug),
    revision: async (slug, revision) => this.revisions.get(`${slug} ${revision}`),
    input: async (_, identity) => this.#inputs.get(identity),
    change: async (slug, decide) => {
      const { result, write } = await decide(this.records.get(slug));
      if (write?.record) this.records.set(slug, write.record);
      if (write?.revision) this.revisions.set(`${slug} ${write.revision.revision}`, write.revision);
      if (write?.input) this.#inputs.set(write.input.identity, write.input);
      if (write?.public) this.cloud.publicReleases.set(slug, write.public);
      if (write?.version) this.cloud.versions.set(`${slug} ${write.version.version}`, write.version);
      return result;
    },
  };
}
