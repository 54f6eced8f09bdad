import { siteKeys } from '../../../contracts/keys.ts';
import type { Change } from '../../../contracts/manifest.ts';
import { catalogueShard, type PublicRelease } from '../../../contracts/site.ts';

/** One line of the log: what a release became. */
export interface CatalogueEntry {
  /** From 1, without gaps. */
  number: number;
  event: 'published' | 'updated' | 'withdrawn' | 'returned';
  release: string;
  version: number;
  /** RFC 3339, UTC. */
  at: string;
  /** Of a version. */
  change?: Change;
}

/** `catalogue/000001.json`: a stretch of the log, which never changes once it is full. */
export interface CatalogueShard {
  schema: 1;
  shard: number;
  sealed: boolean;
  /** Oldest first. */
  entries: CatalogueEntry[];
}

/** `catalogue/index.json`: where the log ends. Shards are numbered from 1, so that no list of them is needed. */
export interface CatalogueIndex {
  schema: 1;
  /** Entries in all shards. */
  entries: number;
  shards: number;
  entriesPerShard: number;
  /** Key of the newest shard. */
  newest: string;
}

/** What the log has of a release so far. */
export interface Logged {
  tick: number;
  version: number;
  withdrawn: boolean;
}

export function loggedOf({ tick, version, withdrawn }: PublicRelease): Logged {
  return { tick, version, withdrawn: withdrawn !== undefined };
}

/** What the log has to say of a release now; undefined where it has said so. */
export function catalogueEntry(
  seen: PublicRelease,
  before: Logged | undefined,
): Omit<CatalogueEntry, 'number'> | undefined {
  if (before !== undefined && before.tick >= seen.tick) return undefined;
  const { slug, version, publishedAt, change, withdrawn } = seen;
  if (withdrawn !== undefined) return { event: 'withdrawn', release: slug, version, at: withdrawn.at };
  const event = before === undefined ? 'published' : before.withdrawn ? 'returned' : 'updated';
  return { event, release: slug, version, at: publishedAt, change };
}

/** An earlier version that nobody had told of when the next one came. */
export function passedVersion(
  slug: string,
  { number, publishedAt, change }: { number: number; publishedAt: string; change: Change },
  before: Logged | undefined,
): Omit<CatalogueEntry, 'number'> {
  const event = before === undefined ? 'published' : before.withdrawn ? 'returned' : 'updated';
  return { event, release: slug, version: number, at: publishedAt, change };
}

export const shardOfEntry = (number: number) => Math.ceil(number / catalogueShard);

export function catalogueIndex(entries: number): CatalogueIndex {
  const shards = shardOfEntry(entries);
  return {
    schema: 1,
    entries,
    shards,
    entriesPerShard: catalogueShard,
    newest: siteKeys.catalogueShard(shards),
  };
}
