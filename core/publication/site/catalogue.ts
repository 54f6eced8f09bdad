import { siteKeys } from '../../../contracts/keys.ts';
import type { Change } from '../../../contracts/manifest.ts';
import type { Signature } from '../../../contracts/signature.ts';
import { catalogueShard, type PublicRelease, type PublicVersion } from '../../../contracts/site.ts';
import { defined } from '../../lib/defined.ts';

/** An entry of the log: a change of a release. */
export interface CatalogueEntry {
  /** From 1, without gaps. */
  number: number;
  event: 'published' | 'updated' | 'withdrawn' | 'returned' | 'purged';
  release: string;
  version: number;
  /** RFC 3339, UTC. */
  at: string;
  /** Only for a version. */
  change?: Change;
  /** Hex SHA-256 of what `manifest.json.sig` says was signed of this version (`signed`); absent if it was not. */
  statement?: string;
  /** Only for `purged`: the version's own signature went with it. */
  signature?: Signature;
  /** Digest of the entry before, hex: the chain. Absent in the first entry, and in those from before the chain. */
  previous?: string;
}

/** `catalogue/000001.json`: a stretch of the log, which never changes once it is full. */
export interface CatalogueShard {
  schema: 1;
  shard: number;
  sealed: boolean;
  /** Oldest first. */
  entries: CatalogueEntry[];
}

/** `catalogue/index.json`: the end of the log. Shards are numbered from 1, so a list of them is not needed. */
export interface CatalogueIndex {
  schema: 1;
  /** Entries in all shards. */
  entries: number;
  shards: number;
  entriesPerShard: number;
  /** Key of the newest shard. */
  newest: string;
  /** Digest of the newest entry, hex. Absent in indexes from before the chain. */
  head?: string;
}

/** The last state of a release in the log. */
export interface Logged {
  tick: number;
  version: number;
  withdrawn: boolean;
}

export function loggedOf({ tick, version, withdrawn }: PublicRelease): Logged {
  return { tick, version, withdrawn: withdrawn !== undefined };
}

/** Returns the next entry of the log for a release; undefined if the log is up to date. */
export function catalogueEntry(
  seen: PublicRelease,
  before: Logged | undefined,
): Omit<CatalogueEntry, 'number'> | undefined {
  if (before !== undefined && before.tick >= seen.tick) return undefined;
  const { slug, version, publishedAt, change, withdrawn, statement } = seen;
  if (withdrawn !== undefined) return { event: 'withdrawn', release: slug, version, at: withdrawn.at };
  const event = before === undefined ? 'published' : before.withdrawn ? 'returned' : 'updated';
  return { event, release: slug, version, at: publishedAt, change, ...defined({ statement }) };
}

/** Returns the entry of an earlier version that was replaced before the log had it. */
export function passedVersion(
  slug: string,
  { number, publishedAt, change, statement }: Pick<PublicVersion, 'number' | 'publishedAt' | 'change' | 'statement'>,
  before: Logged | undefined,
): Omit<CatalogueEntry, 'number'> {
  const event = before === undefined ? 'published' : before.withdrawn ? 'returned' : 'updated';
  return { event, release: slug, version: number, at: publishedAt, change, ...defined({ statement }) };
}

export const shardOfEntry = (number: number) => Math.ceil(number / catalogueShard);

export function catalogueIndex(entries: number, head: string | undefined): CatalogueIndex {
  const shards = shardOfEntry(entries);
  return {
    schema: 1,
    entries,
    shards,
    entriesPerShard: catalogueShard,
    newest: siteKeys.catalogueShard(shards),
    ...defined({ head }),
  };
}
