import { createHash } from 'node:crypto';
import type { Settings } from '../../../contracts/environment.ts';
import type { PublicRelease, PublicVersion } from '../../../contracts/site.ts';
import type { ObjectStore, ProgressMark } from '../../../core/lib/object-store.ts';
import type { CatalogueEntry } from '../../../core/publication/site/catalogue.ts';
import { type Counters, noCounters } from '../../../core/publication/site/places.ts';
import type { Placed, SiteServices, SiteTable } from '../../../core/publication/site/writer/services.ts';

/** What a run asks of the cloud, in the order in which it does. */
export interface Asked {
  what: 'get' | 'commit' | 'read' | 'look' | 'replace';
  key: string;
  /** Of what is written. */
  bytes: number;
}

export class Killed extends Error {}

/** A table and two buckets in memory, which keep the promises that DynamoDB and S3 make, count, and die when they are told to. */
export class MemoryCloud {
  readonly publicReleases = new Map<string, PublicRelease>();
  readonly versions = new Map<string, PublicVersion>();
  readonly work = new MemoryBucket('work', this);
  readonly published = new MemoryBucket('published', this);
  counters: Counters = noCounters;
  readonly placed = new Map<string, Placed>();
  readonly log = new Map<number, CatalogueEntry>();
  asked: Asked[] = [];
  /** Before this many more writes succeed, the function dies; and what it has under way with it. */
  writesLeft = Number.POSITIVE_INFINITY;

  services(settings: Partial<Settings> = {}): SiteServices {
    return {
      settings: { languages: ['fr', 'ar'], sourceLanguage: 'en', siteUrl: 'https://news.example.org', ...settings },
      pipeline: 'memory',
      table: this.table,
      releases: { read: async (release) => this.got(`${release} public`, this.publicReleases.get(release)) },
      work: this.work,
      published: this.published,
    };
  }

  note(what: Asked['what'], key: string, bytes = 0): void {
    if (what === 'commit' || what === 'replace') {
      if (this.writesLeft <= 0) throw new Killed(`killed before ${what} ${key}`);
      this.writesLeft -= 1;
    }
    this.asked.push({ what, key, bytes });
  }

  private got<T>(key: string, value: T): T {
    this.note('get', key);
    return structuredClone(value);
  }

  private readonly table: SiteTable = {
    counters: async () => this.got('counters', this.counters),
    placed: async (release) => this.got(`${release} place`, this.placed.get(release)),
    version: async (release, version) => this.got(`${release} version`, this.versions.get(`${release} ${version}`)),
    entry: async (number) => this.got(`entry ${number}`, this.log.get(number)),
    commit: async (change) => {
      const { before, after, placed, entries } = change;
      const items = 1 + placed.length + entries.length;
      if (items > 100) throw new Error(`a transaction of ${items} items`);
      this.note('commit', 'site', JSON.stringify([after, placed.map((one) => one.after), entries]).length);
      const holds =
        this.counters.tick === before.tick &&
        placed.every((one) => this.placed.get(one.release)?.logged.tick === one.before?.logged.tick) &&
        entries.every(({ number }) => !this.log.has(number));
      if (!holds) return false;
      this.counters = structuredClone(after);
      for (const one of placed) this.placed.set(one.release, structuredClone(one.after));
      for (const entry of entries) this.log.set(entry.number, structuredClone(entry));
      return true;
    },
  };
}

export class MemoryBucket implements Pick<ObjectStore, 'read' | 'look' | 'replace'> {
  readonly objects = new Map<string, { text: string; etag: string; mark: ProgressMark; contentType: string }>();
  private readonly name: string;
  private readonly cloud: MemoryCloud;

  constructor(name: string, cloud: MemoryCloud) {
    this.name = name;
    this.cloud = cloud;
  }

  async read(key: string) {
    this.cloud.note('read', `${this.name}:${key}`);
    return this.objects.get(key);
  }

  async look(key: string) {
    this.cloud.note('look', `${this.name}:${key}`);
    return this.objects.get(key);
  }

  async replace(object: Parameters<ObjectStore['replace']>[0], over: string | undefined) {
    const { key, mark = {}, contentType } = object;
    const text = object.body.toString();
    this.cloud.note('replace', `${this.name}:${key}`, Buffer.byteLength(text));
    if (this.objects.get(key)?.etag !== over) return false;
    this.put(key, text, mark, contentType);
    return true;
  }

  put(key: string, text: string, mark: ProgressMark = {}, contentType = 'application/json'): void {
    const etag = createHash('md5').update(text).digest('hex');
    this.objects.set(key, { text, etag, mark, contentType });
  }

  json<T>(key: string): T {
    const found = this.objects.get(key);
    if (found === undefined) throw new Error(`${key} is missing`);
    return JSON.parse(found.text) as T;
  }

  /** Every object's bytes, to compare with later. */
  contents(): Record<string, string> {
    return Object.fromEntries([...this.objects].toSorted().map(([key, { text }]) => [key, text]));
  }
}

/** Keys of the objects that two buckets do not have alike. */
export function differing(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== b[key]);
}
