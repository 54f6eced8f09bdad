import { siteKeys, workKeys } from '../../../../../contracts/keys.ts';
import { catalogueShard } from '../../../../../contracts/site.ts';
import { defined } from '../../../../../core/lib/defined.ts';
import { chained, digestOfEntry } from '../../../../../core/publication/signatures/chain.ts';
import {
  type CatalogueEntry,
  type CatalogueShard,
  loggedOf,
  shardOfEntry,
} from '../../../../../core/publication/site/catalogue.ts';
import { type MonthCards, monthCardsForm, withReleases } from '../../../../../core/publication/site/month-cards.ts';
import { type Newest, newestForm, withNewest } from '../../../../../core/publication/site/newest.ts';
import { type AssignedPosition, noCounters, takePlace } from '../../../../../core/publication/site/places.ts';
import {
  indexOfShard,
  type SitemapShards,
  shardsPerIndex,
  withShards,
} from '../../../../../core/publication/site/sitemap.ts';
import type { Newsroom } from './newsroom.ts';
import type { SiteInMemory } from './site-in-memory.ts';

/**
 * A catalogue as the writer would have left it, as far as publishing one more could come upon it: all
 * counters, and of pages, shards and log the newest.
 */
export function seed(
  cloud: SiteInMemory,
  newsroom: Newsroom,
  releases: readonly { name: string; second: number }[],
): void {
  let counters = { ...noCounters, tick: 1 };
  let newest: Newest | undefined;
  const pages = new Map<string, MonthCards>();
  let shards: SitemapShards | undefined;
  const kept = Math.max(0, releases.length - 200);
  const entries: CatalogueEntry[] = [];
  let head: string | undefined;
  for (const [n, { name, second }] of releases.entries()) {
    const published = newsroom.publish(name, second);
    const taken = takePlace(counters, published.firstPublishedAt);
    const { place } = taken;
    counters = { ...taken.counters, entries: n + 1 };
    const { slug: release, version, publishedAt, change } = published;
    entries.push(...chained([{ number: n + 1, event: 'published', release, version, at: publishedAt, change }], head));
    head = digestOfEntry(entries[n] as CatalogueEntry);
    if (place.slot === 0) shards = shardAdded(shards, place, publishedAt);
    if (n < kept) continue;
    cloud.putPlaced(release, { place, logged: { ...loggedOf(published), entry: n + 1 } });
    const key = workKeys.sitePage(place.month, place.page);
    pages.set(key, withReleases(pages.get(key), place, [{ slot: place.slot, release: published }]));
    newest = withNewest(newest, ['en', 'fr', 'ar'], [{ number: place.number, release: published }]);
  }
  cloud.putCounters({ ...counters, ...defined({ head }) });
  for (const [key, cards] of pages) cloud.put('work', key, JSON.stringify(monthCardsForm.write(cards)));
  if (newest !== undefined) cloud.put('work', workKeys.siteNewest, JSON.stringify(newestForm.write(newest)));
  if (shards !== undefined)
    cloud.put('work', workKeys.siteSitemaps(indexOfShard(counters.shards)), JSON.stringify(shards));
  const shard = shardOfEntry(releases.length);
  const open: CatalogueShard = {
    schema: 1,
    shard,
    sealed: releases.length % catalogueShard === 0,
    entries: entries.slice((shard - 1) * catalogueShard),
  };
  cloud.put('publish', siteKeys.catalogueShard(shard), `${JSON.stringify(open)}\n`);
}

function shardAdded(before: SitemapShards | undefined, { month, page, shard }: AssignedPosition, lastmod: string) {
  const first = shard % shardsPerIndex === 1;
  return withShards(first ? undefined : before, [{ shard, as: { month, page, lastmod } }]);
}
