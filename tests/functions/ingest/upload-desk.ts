import type { RegisteredInput } from '../../../aws/dynamodb/releases.ts';
import type { ItemKey } from '../../../aws/dynamodb/versioned-item.ts';
import type { VersionState } from '../../../aws/s3/uploads.ts';
import type { Settings } from '../../../contracts/environment.ts';
import { workKeys } from '../../../contracts/keys.ts';
import type { LanguageEntry } from '../../../contracts/manifest.ts';
import type { ObjectEvent, ReleaseReference } from '../../../contracts/messages.ts';
import type { MetricName } from '../../../contracts/metrics.ts';
import type { Report } from '../../../contracts/report.ts';
import { defaultLimits } from '../../../contracts/spending.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { IngestedRelease } from '../../../core/releases/ingested-release.ts';
import { allot } from '../../../core/releases/revisions/allot.ts';
import { commit } from '../../../core/releases/revisions/commit.ts';
import type { ReleaseRecord, Revision } from '../../../core/releases/revisions/release-record.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import type { IngestServices } from '../../../functions/ingest/services.ts';
import { unlimited } from '../../support/unlimited.ts';

/** What became of an event: the outcome of its report, or `published` as a version. */
export interface Became {
  outcome: string;
  report: Report | undefined;
  version?: number;
}

const nothing = async () => undefined;
const done = { outcome: 'done', written: 0 };
const published = { status: 'published' } as LanguageEntry;

/** An editor's desk: files are dropped and deleted, Ingest takes them in, and what goes on is published at once. */
export class UploadDesk {
  now = new Date('2026-11-30T12:00:00Z');
  settings: Settings = { languages: ['es', 'fr'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };
  readonly records = new Map<string, ReleaseRecord>();
  readonly #objects = new Map<string, { text: string; metadata: Record<string, string> }>();
  readonly #states = new Map<string, VersionState>();
  readonly #revisions = new Map<string, Revision>();
  readonly #inputs = new Map<string, RegisteredInput>();
  readonly #reports = new Map<string, Report>();
  readonly #work = new Map<string, unknown>();
  #sequence = 0;
  /** Told before a report is written; may throw as a function that dies there. */
  beforeReport = () => {};

  drop(key: string, text: string, metadata: Record<string, string> = {}): Promise<Became> {
    return this.deliver(this.put(key, text, metadata));
  }

  /** Puts a file into the bucket; nobody has heard of it yet. */
  put(key: string, text: string, metadata: Record<string, string> = {}): ObjectEvent {
    const event = this.#event('Object Created', key);
    const version = `${key} ${event.detail.object['version-id']}`;
    this.#objects.set(version, { text, metadata });
    this.#states.set(version, 'object');
    return event;
  }

  delete(key: string): Promise<Became> {
    const event = this.#event('Object Deleted', key);
    this.#states.set(`${key} ${event.detail.object['version-id']}`, 'delete-marker');
    return this.deliver(event);
  }

  /** The report of an upload, such as the second one of all: `reportOf('a.md', 2)`. */
  reportOf(key: string, sequence: number): Report | undefined {
    return this.#reports.get(`${key} v${sequence}`);
  }

  /** What Ingest warns of, as it hands a revision on. */
  ingestedWarnings(slug: string, revision: number): readonly Warning[] {
    return (this.#work.get(workKeys.document(slug, revision)) as IngestedRelease).warnings;
  }

  /** What lies in the work bucket. */
  stored(key: string): unknown {
    return this.#work.get(key);
  }

  /** The metrics that were counted. */
  readonly counted: MetricName[] = [];
  /** Releases that would be taken from readers. */
  readonly withdrawnSlugs: string[] = [];
  lastEvent: ObjectEvent | undefined;

  async deliver(event: ObjectEvent): Promise<Became> {
    this.lastEvent = event;
    const { key, 'version-id': versionId = '', sequencer = '' } = event.detail.object;
    const result = await ingest({ event, execution: `e${sequencer}`, redrive: 0 }, this.services);
    const report = this.#reports.get(`${key} ${versionId}`);
    if (result.outcome === 'withdraw') this.withdrawnSlugs.push(result.withdraw.slug);
    if (result.outcome !== 'release') return { outcome: report?.outcome ?? result.outcome, report };
    return { outcome: 'published', report, version: this.#publish(result.release) };
  }

  #event(type: ObjectEvent['detail-type'], key: string): ObjectEvent {
    this.#sequence += 1;
    const sequencer = this.#sequence.toString(16).padStart(8, '0');
    const object = { key, 'version-id': `v${this.#sequence}`, sequencer };
    return { 'detail-type': type, detail: { bucket: { name: 'uploads' }, object } };
  }

  #publish({ slug, revision }: ReleaseReference): number {
    const record = this.records.get(slug);
    const own = this.#revisions.get(`${slug} ${revision}`);
    const allotted = record && own && allot(record, own, { correction: false, now: this.now });
    if (allotted?.outcome !== 'allotted') throw new Error(`${slug} ${revision} was not allotted`);
    const done = commit(allotted.record, allotted.revision, {
      version: allotted.revision.publication.version,
      languages: { en: published },
    });
    if (done.outcome !== 'committed') throw new Error(`${slug} ${revision} was ${done.outcome}`);
    this.records.set(slug, done.record);
    return done.committed.version;
  }

  /** The records of files whose words were claimed, in order. */
  readonly claimedWords: string[] = [];

  /** Versions of files that were fetched, in order. */
  readonly fetched: string[] = [];

  get services(): IngestServices {
    const services = {
      settings: this.settings,
      limits: { ...defaultLimits, pricePerMillion: 15 },
      spending: unlimited,
      clock: { now: () => this.now },
      uploads: {
        bucket: 'uploads',
        newest: async () => undefined,
        state: async (key: string, versionId: string) => this.#states.get(`${key} ${versionId}`) ?? 'nothing',
        version: async (key: string, versionId: string) => {
          this.fetched.push(`${key} ${versionId}`);
          const object = this.#objects.get(`${key} ${versionId}`);
          if (object === undefined) return undefined;
          const bytes = Buffer.from(object.text);
          const { metadata } = object;
          const stored = { bucket: 'uploads', key, metadata };
          return { etag: versionId, bytes: bytes.length, metadata, stored, read: async () => bytes, discard() {} };
        },
      },
      // Nobody looks at people's memory here, but at whose words are claimed.
      words: {
        read: nothing,
        replace: async (place: ItemKey) => this.claimedWords.push(place.item) > 0,
        put: async () => done,
        remove: async () => done,
      },
      work: { putJson: async (key: string, value: unknown) => void this.#work.set(key, value), delete: nothing },
      terms: { read: async () => undefined },
      releases: {
        read: async (slug: string) => this.records.get(slug),
        revision: async (slug: string, revision: number) => this.#revisions.get(`${slug} ${revision}`),
        input: async (_: string, identity: string) => this.#inputs.get(identity),
        change: async (slug: string, decide: Parameters<IngestServices['releases']['change']>[1]) => {
          const { result, write } = await decide(this.records.get(slug));
          if (write?.record) this.records.set(slug, structuredClone(write.record));
          if (write?.revision) this.#revisions.set(`${slug} ${write.revision.number}`, write.revision);
          if (write?.input) this.#inputs.set(write.input.identity, write.input);
          return result;
        },
      },
      report: async (report: Report) => {
        this.beforeReport();
        this.#reports.set(`${report.upload.key} ${report.upload.versionId}`, report);
      },
      count: async (metric: MetricName) => void this.counted.push(metric),
    };
    return services as unknown as IngestServices;
  }
}
