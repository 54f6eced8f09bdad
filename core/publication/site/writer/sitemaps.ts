import { siteKeys } from '../../../../contracts/keys.ts';
import { releasesOn } from '../month-cards.ts';
import { asOffered } from '../offered.ts';
import { indexOfShard, robots, shardsPerIndex, sitemap, sitemapIndex } from '../sitemap.ts';
import { type GeneratedFile, generatedFile } from './generated-file.ts';
import type { Placed, SiteServices } from './services.ts';
import type { States } from './states.ts';

const xml = 'application/xml; charset=utf-8';

/** The shards that have changed, the indexes that name them, and robots.txt where an index begins. */
export function sitemaps(
  placed: Iterable<Placed>,
  { pages, sitemaps: indexes, counters }: States,
  siteUrl: string,
  settings: SiteServices['settings'],
): GeneratedFile[] {
  const beginsIndex = [...placed].some(({ place: { slot, shard } }) => slot === 0 && shard % shardsPerIndex === 1);
  return [
    ...pages.map((cards) => {
      const body = sitemap(
        { siteUrl, index: settings.index },
        releasesOn(cards).map((release) => asOffered(release, settings)),
      );
      return generatedFile(siteKeys.sitemap(cards.month, cards.page), xml, body, cards.tick);
    }),
    ...[...indexes].map(([number, shards]) =>
      generatedFile(siteKeys.sitemapIndex(number), xml, sitemapIndex(siteUrl, number, shards), shards.tick),
    ),
    ...(beginsIndex ? [robotsOf(siteUrl, counters.shards)] : []),
  ];
}

export function robotsOf(siteUrl: string, shards: number): GeneratedFile {
  const indexes = Math.max(1, indexOfShard(shards));
  return generatedFile(siteKeys.robots, 'text/plain; charset=utf-8', robots(siteUrl, indexes), indexes);
}
