import type { Settings } from '../../../contracts/environment.ts';
import { hreflangs } from '../../../contracts/hreflang.ts';
import { siteKeys } from '../../../contracts/keys.ts';
import { isIndexed, type PublicRelease } from '../../../contracts/site.ts';
import { element, type Xml, xmlDocument } from '../../lib/xml/index.ts';
import { addressOf, urlOf } from '../pages/site.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * Shards that one index names: few of the 50,000 that the protocol allows, so that rewriting an index costs
 * little.
 */
export const shardsPerIndex = 100;

export interface SitemapSite {
  siteUrl: string;
  index: Settings['index'];
}

/** Lists the pages of releases with their other languages (sitemaps.org; Google's `xhtml:link`). */
export function sitemap(site: SitemapSite, releases: readonly PublicRelease[]): string {
  return urlset(releases.map((release) => pagesOf(site, release)));
}

/** Each page that search engines may list names all languages, itself included, so that they confirm each other. */
function pagesOf({ siteUrl, index }: SitemapSite, { slug, sourceLanguage, languages }: PublicRelease): Xml[] {
  const indexed = Object.entries(languages).filter(([language, text]) => isIndexed(language, text, index));
  const address = (language: string) => urlOf({ siteUrl }, addressOf.latest(language, slug));
  const alternates = [
    ...[...hreflangs(indexed.map(([language]) => language))].map(([language, hreflang]) => ({
      hreflang,
      href: address(language),
    })),
    { hreflang: 'x-default', href: address(sourceLanguage) },
  ];
  const links = alternates.map(({ hreflang, href }) => element('xhtml:link', { rel: 'alternate', hreflang, href }));
  return indexed.map(([language, { updatedAt }]) =>
    element('url', {}, element('loc', {}, address(language)), element('lastmod', {}, updatedAt), links),
  );
}

/** Lists the front page and the first page of each language, which lead to all others. */
export function sitemapOfLists(siteUrl: string, languages: readonly string[]): string {
  const address = (language: string) => urlOf({ siteUrl }, addressOf.list(language));
  const links = [
    ...[...hreflangs(languages)].map(([language, hreflang]) => ({ hreflang, href: address(language) })),
    { hreflang: 'x-default', href: urlOf({ siteUrl }, addressOf.front) },
  ].map(({ hreflang, href }) => element('xhtml:link', { rel: 'alternate', hreflang, href }));
  const pages = [urlOf({ siteUrl }, addressOf.front), ...languages.map(address)];
  return urlset(pages.map((page) => element('url', {}, element('loc', {}, page), links)));
}

function urlset(urls: readonly Xml[] | readonly Xml[][]): string {
  return xmlDocument(element('urlset', { xmlns: namespace, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }, ...urls));
}

/** One shard as its index names it. */
export interface SitemapShard {
  month: string;
  page: number;
  /** RFC 3339; absent where no page of it is public any more, and an index must not name an empty shard. */
  lastmod?: string;
}

/** `site/sitemaps/<n>.json` of the work bucket: what an index names. */
export interface SitemapShards {
  schema: 1;
  /** Counts the changes, as a page's. */
  tick: number;
  /** By number, from the index's first. */
  shards: (SitemapShard | null)[];
}

export const indexOfShard = (shard: number) => Math.ceil(shard / shardsPerIndex);

/** Notes how shards are now; the same state, if that is how it has them. */
export function withShards(
  before: SitemapShards | undefined,
  changed: readonly { shard: number; as: SitemapShard }[],
): SitemapShards {
  const shards = [...(before?.shards ?? [])];
  for (const { shard, as } of changed) {
    const at = (shard - 1) % shardsPerIndex;
    while (shards.length <= at) shards.push(null);
    shards[at] = as;
  }
  const after: SitemapShards = { schema: 1, tick: (before?.tick ?? 0) + 1, shards };
  return before !== undefined && JSON.stringify(before.shards) === JSON.stringify(shards) ? before : after;
}

/** @param number of the index; the first one names the lists too */
export function sitemapIndex(siteUrl: string, number: number, { shards }: SitemapShards): string {
  const named = shards.filter((shard) => shard?.lastmod !== undefined).map((shard) => shard as SitemapShard);
  return xmlDocument(
    element(
      'sitemapindex',
      { xmlns: namespace },
      number === 1
        ? element('sitemap', {}, element('loc', {}, urlOf({ siteUrl }, siteKeys.sitemapOfLists)))
        : undefined,
      named.map(({ month, page, lastmod }) =>
        element(
          'sitemap',
          {},
          element('loc', {}, urlOf({ siteUrl }, siteKeys.sitemap(month, page))),
          lastmod === undefined ? undefined : element('lastmod', {}, lastmod),
        ),
      ),
    ),
  );
}

/** Returns when the newest text of a shard changed. */
export function lastModified(releases: readonly PublicRelease[]): string | undefined {
  const times = releases.flatMap(({ languages }) => Object.values(languages).map(({ updatedAt }) => updatedAt));
  return times.length === 0 ? undefined : times.reduce((a, b) => (a > b ? a : b));
}

/** Allows crawlers to read everything; names each sitemap, since none of them includes another. */
export function robots(siteUrl: string, indexes: number): string {
  const named = Array.from(
    { length: indexes },
    (_, n) => `Sitemap: ${urlOf({ siteUrl }, siteKeys.sitemapIndex(n + 1))}`,
  );
  return ['User-agent: *', 'Allow: /', ...(named.length === 0 ? [] : ['', ...named]), ''].join('\n');
}
