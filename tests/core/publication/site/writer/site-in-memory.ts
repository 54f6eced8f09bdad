import type { Settings } from '../../../../../contracts/environment.ts';
import type { PublicRelease, PublicVersion } from '../../../../../contracts/site.ts';
import type { Counters } from '../../../../../core/publication/site/places.ts';
import type { Placed, SiteServices } from '../../../../../core/publication/site/writer/services.ts';
import { publicReleaseForm, publicVersionForm } from '../../../../../core/releases/revisions/stored-forms.ts';
import type { CloudRequest } from '../../../../support/in-memory-cloud/in-memory-cloud.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../../../support/in-memory-cloud/services.ts';

/** What a run asks of the cloud, in the order in which it does. */
interface Asked {
  /** `PutObject` */
  what: string;
  key: string;
  /** Of what is written. */
  bytes: number;
}

class Killed extends Error {
  override readonly name = 'Killed';
}

const writes: readonly string[] = ['PutObject', 'TransactWriteItems'];
export const isWrite = ({ what }: Asked): boolean => writes.includes(what);

/** What the site's writer works on; counts what is asked, and kills the writer when it is told to. */
export class SiteInMemory {
  readonly cloud = pipelineInMemory();
  asked: Asked[] = [];
  /** Before this many more writes succeed, the function dies; and what it has under way with it. */
  writesLeft = Number.POSITIVE_INFINITY;

  services(settings: Partial<Settings> = {}): SiteServices {
    const {
      table,
      public: releases,
      work,
      published,
    } = servicesInMemory(this.cloud, {
      step: async (request, send) => {
        this.#note(request);
        return send();
      },
    });
    return {
      settings: { languages: ['fr', 'ar'], sourceLanguage: 'en', siteUrl: 'https://news.example.org', ...settings },
      pipeline: 'memory',
      table,
      releases,
      work,
      published,
    };
  }

  #note({ command, target, input }: CloudRequest): void {
    const asked = { what: command, key: target, bytes: 0 };
    if (isWrite(asked)) {
      if (this.writesLeft <= 0) throw new Killed(`killed before ${command} ${target}`);
      this.writesLeft -= 1;
      asked.bytes = Buffer.byteLength(String(input['Body'] ?? JSON.stringify(input['TransactItems'])));
    }
    this.asked.push(asked);
  }

  release(slug: string): PublicRelease | undefined {
    const stored = this.#item<object>(slug, 'public');
    return stored && publicReleaseForm.read(stored);
  }

  /** Of every release that was ever published. */
  releases(): PublicRelease[] {
    const items = this.cloud.dynamo.items(places.releases);
    return items.filter(({ item }) => item === 'public').map(({ value }) => publicReleaseForm.read(value as object));
  }

  putRelease(release: PublicRelease): void {
    this.#put(release.slug, 'public', publicReleaseForm.write(release));
  }

  putVersion(slug: string, version: PublicVersion): void {
    this.#put(slug, `version#${String(version.number).padStart(8, '0')}`, publicVersionForm.write(version));
  }

  putPlaced(slug: string, placed: Placed): void {
    this.#put(slug, 'place', placed);
  }

  putCounters(counters: Counters): void {
    this.#put('site/', 'counters', counters);
  }

  put(bucket: 'work' | 'publish', key: string, body: string): void {
    this.cloud.s3.answer('PutObjectCommand', { Bucket: places[bucket], Key: key, Body: body });
  }

  /** Loses all that is stored in a bucket. */
  clear(bucket: 'work' | 'publish'): void {
    this.cloud.s3.create(places[bucket]);
  }

  get published(): Shelf {
    return this.#shelf('publish');
  }

  get work(): Shelf {
    return this.#shelf('work');
  }

  #shelf(bucket: 'work' | 'publish'): Shelf {
    return new Shelf([...this.cloud.s3.objects(places[bucket])].map(([key, { body }]) => [key, body.toString()]));
  }

  #item<T>(slug: string, item: string): T | undefined {
    return this.cloud.dynamo.item(places.releases, { slug, item })?.['value'] as T | undefined;
  }

  #put(slug: string, item: string, value: object): void {
    this.cloud.dynamo.answer('PutItemCommand', { TableName: places.releases, Item: { slug, item, value } });
  }
}

/** The texts of a bucket, as they were at one moment. */
export class Shelf extends Map<string, string> {
  json<T>(key: string): T {
    const found = this.get(key);
    if (found === undefined) throw new Error(`${key} is missing`);
    return JSON.parse(found) as T;
  }
}

/** Keys of the objects that two buckets do not have alike. */
export function differing(a: Shelf, b: Shelf): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
}
