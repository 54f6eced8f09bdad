import { siteKeys } from '../../../../contracts/keys.ts';
import { catalogueShard } from '../../../../contracts/site.ts';
import { type CatalogueShard, shardOfEntry } from '../catalogue.ts';
import type { SiteServices } from './services.ts';
import { siteWriter } from './site.ts';
import { writeLog } from './write-log.ts';

export interface RebuildOptions {
  /** The shard of the log to begin with, after an interrupted rebuild. */
  from?: number;
  /** Rewrites a release's own pages. */
  pagesOf(slug: string): Promise<void>;
  onShard(shard: number, of: number, releases: number): void;
}

const atOnce = 10;

/**
 * Rewrites everything that follows from the table, by updating the site for every release in the log. Only reads
 * objects that are up to date, so a rebuild may be interrupted and started again, and may run while releases are
 * published.
 *
 * @returns the number of releases.
 */
export async function rebuild(services: SiteServices, { from = 1, pagesOf, onShard }: RebuildOptions): Promise<number> {
  const { published, table } = services;
  const { entries } = await table.counters();
  const shards = shardOfEntry(entries);
  const seen = new Set<string>();
  const write = siteWriter(services);
  for (let shard = from; shard <= shards; shard += 1) {
    await writeLog(Math.min(shard * catalogueShard, entries), [], services);
    const stored = await published.read(siteKeys.catalogueShard(shard));
    const log = stored === undefined ? [] : (JSON.parse(stored.text) as CatalogueShard).entries;
    const named = [...new Set(log.map(({ release }) => release))].filter((slug) => !seen.has(slug));
    for (const slug of named) seen.add(slug);
    for (let start = 0; start < named.length; start += atOnce) {
      const batch = named.slice(start, start + atOnce);
      await write(batch);
      for (const slug of batch) await pagesOf(slug);
    }
    onShard(shard, shards, seen.size);
  }
  return seen.size;
}
