import { createHash } from 'node:crypto';
import type { Settings } from '../../../../contracts/environment.ts';
import type { SiteMessage } from '../../../../contracts/site.ts';
import { siteWriter } from '../../../../core/publication/site/writer/site.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../../support/in-memory-cloud/services.ts';

export const digestOf = (body: Uint8Array | string) => createHash('sha256').update(body).digest('hex');

/** The items that are pinned, by how their sort keys begin, and what they are called here. */
const pinnedItems = [
  [/^release$/, 'record'],
  [/^revision#0*(\d+)$/, 'revision'],
  [/^public$/, 'public'],
  [/^version#0*(\d+)$/, 'version'],
  [/^place$/, 'place'],
] as const;

/** Publish, Withdraw and the site's writer over the in-memory cloud, with a clock that a test sets. */
export class Press {
  readonly #cloud = pipelineInMemory();
  rules = { limit: 10, keepData: false };
  now = new Date('2026-11-24T12:00:00Z');
  readonly #services: ReturnType<typeof servicesInMemory>;
  readonly #writeSite: (releases: readonly string[]) => Promise<void>;

  constructor(settings: Settings) {
    this.#services = servicesInMemory(this.#cloud, { settings, clock: { now: () => this.now } });
    this.#writeSite = siteWriter({ ...this.#services, releases: this.#services.public, pipeline: 'golden' });
  }

  get services() {
    return { ...this.#services, rules: this.rules };
  }

  /** Puts a file into the upload bucket, and returns its version id. */
  upload(key: string, body: string): string {
    const put = { Bucket: places.upload, Key: key, Body: body };
    return (this.#cloud.s3.answer('PutObjectCommand', put) as { VersionId: string }).VersionId;
  }

  /** The publish bucket. */
  get objects(): Map<string, Buffer> {
    return new Map([...this.#cloud.s3.objects(places.publish)].map(([key, { body }]) => [key, Buffer.from(body)]));
  }

  /** Lets the site's writer take in what it was told of. */
  async settle(): Promise<void> {
    const told = this.#cloud.messages.splice(0).map((body) => (JSON.parse(body) as SiteMessage).release);
    await this.#writeSite([...new Set(told)]);
  }

  /** Everything that is stored, each as its digest and headers, by where it is. */
  pinned(): Record<string, string> {
    const all = [
      ...this.#objects('published', places.publish),
      ...this.#objects('work', places.work).filter(([place]) => !place.startsWith('work documents/')),
      ...this.#items(),
    ];
    return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #objects(name: string, bucket: string): [place: string, what: string][] {
    return [...this.#cloud.s3.objects(bucket)].map(([key, object]) => {
      const { body, ContentType, CacheControl, ContentDisposition, metadata } = object;
      // A mark may repeat the digest.
      const said = [
        ...new Set([digestOf(body), ContentType, CacheControl, ContentDisposition, ...Object.values(metadata)]),
      ];
      return [`${name} ${key}`, said.filter((part) => part !== undefined).join(' | ')];
    });
  }

  #items(): [place: string, what: string][] {
    return this.#cloud.dynamo.items(places.releases).flatMap(({ slug, item, value }) => {
      const digest = digestOf(JSON.stringify(value));
      if (slug === 'site/') return [[`item ${String(item).replace(/^log#0*/, 'log ')}`, digest] as [string, string]];
      for (const [form, name] of pinnedItems) {
        const match = form.exec(String(item));
        if (match !== null) return [[['item', name, slug, ...match.slice(1)].join(' '), digest] as [string, string]];
      }
      return [];
    });
  }
}
