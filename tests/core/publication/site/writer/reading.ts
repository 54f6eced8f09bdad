import { siteKeys } from '../../../../../contracts/keys.ts';
import { child, descendants, parseXml, textOf } from '../../../../../core/lib/xml/index.ts';
import type { CatalogueIndex, CatalogueShard } from '../../../../../core/publication/site/catalogue.ts';
import type { JsonFeed } from '../../../../../core/publication/site/json-feed.ts';
import type { Shelf } from './site-in-memory.ts';

/** What a reader or a crawler finds who begins at the front and follows the links. */
export function reader(published: Shelf, language: string) {
  const page = (key: string) => {
    const found = published.get(key);
    if (found === undefined) throw new Error(`a link leads to ${key}, where nothing is`);
    return found;
  };
  return {
    first: () => releasesOf(page(siteKeys.list(language))),

    /** Of all months, newest first, by the links to older pages. */
    months(): string[] {
      return linksOf(page(siteKeys.months(language)), new RegExp(`^/${language}/months/\\d{4}-\\d\\d/$`)).flatMap(
        (month) => {
          const found: string[] = [];
          for (let next: string | undefined = month; next !== undefined; ) {
            const html = page(`${next.slice(1)}index.html`);
            found.push(...releasesOf(html));
            next = /<a href="([^"]+)" rel="next">/.exec(html)?.[1];
          }
          return found;
        },
      );
    },

    /** The same pages by the links to newer ones, from the oldest of a month; oldest page first. */
    newer(month: string): string[] {
      const found: string[] = [];
      let next: string | undefined = published.has(siteKeys.month(language, month, 1))
        ? `/${language}/months/${month}/1/`
        : `/${language}/months/${month}/`;
      for (; next !== undefined; ) {
        found.push(next);
        next = /<a href="([^"]+)" rel="prev">/.exec(page(`${next.slice(1)}index.html`))?.[1];
      }
      return found;
    },

    feed: () => published.json<JsonFeed>(siteKeys.jsonFeed(language)).items,

    atom(): { id: string; updated: string; title: string }[] {
      const xml = page(siteKeys.atom(language));
      return [...descendants(parseXml(xml))]
        .filter(({ name }) => name === 'entry')
        .map((entry) => {
          const text = (name: string) => {
            const found = child(entry, name);
            if (found === undefined) throw new Error(`an entry without ${name}`);
            return textOf(xml, found);
          };
          return { id: text('id'), updated: text('updated'), title: text('title') };
        });
    },
  };
}

/** Every address that robots.txt leads to. */
export function sitemapUrls(published: Shelf, siteUrl: string): { loc: string; alternates: string[] }[] {
  const text = (key: string) => {
    const found = published.get(key);
    if (found === undefined) throw new Error(`${key} is named, and not there`);
    return found;
  };
  const keyOf = (url: string) => decodeURI(url.slice(siteUrl.length + 1));
  const named = [...text(siteKeys.robots).matchAll(/^Sitemap: (.+)$/gm)].map(([, url = '']) => keyOf(url));
  const shards = named.flatMap((key) =>
    [...text(key).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => keyOf(url)),
  );
  return shards.flatMap((key) =>
    [...text(key).matchAll(/<url>(.*?)<\/url>/gs)].map(([, url = '']) => ({
      loc: /<loc>([^<]+)<\/loc>/.exec(url)?.[1] ?? '',
      alternates: [...url.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, tag, href]) => `${tag} ${href}`),
    })),
  );
}

export function catalogueLog(published: Shelf) {
  const index = published.json<CatalogueIndex>(siteKeys.catalogue);
  const shards = Array.from({ length: index.shards }, (_, n) =>
    published.json<CatalogueShard>(siteKeys.catalogueShard(n + 1)),
  );
  return { index, shards, entries: shards.flatMap(({ entries }) => entries) };
}

/** The slugs that the cards of a page lead to, as they stand there. */
function releasesOf(html: string): string[] {
  const list = /<ol class="cards">.*?<\/ol>/s.exec(html)?.[0] ?? '';
  return [...list.matchAll(/<h2[^>]*><a href="\/[^/]+\/([^"]+)\/"/g)].map(([, slug = '']) => decodeURI(slug));
}

function linksOf(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href).filter((href) => pattern.test(href));
}
