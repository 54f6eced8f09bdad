import { siteKeys } from '../../../../contracts/keys.ts';
import { listPage } from '../../pages/list-page.ts';
import type { Site } from '../../pages/site.ts';
import { atomFeed } from '../atom.ts';
import { jsonFeed } from '../json-feed.ts';
import { cardsOf } from '../month-cards.ts';
import { feedTexts, firstPage } from '../newest.ts';
import { type Made, made } from './made.ts';
import { html, monthsNewestFirst } from './months.ts';
import type { States } from './states.ts';

/** The first page and the two feeds of each language. */
export function listsAndFeeds({ newest, counters }: States, site: Site, pipeline: string): Made[] {
  const shown = firstPage(newest);
  const { languages, tick } = newest;
  const months = monthsNewestFirst(counters);
  return languages.flatMap((language) => {
    const feed = { siteUrl: site.siteUrl, pipeline, language, texts: feedTexts(newest, language) };
    const list = listPage({ ...site, language, languages, cards: cardsOf(shown, language), months });
    return [
      made(siteKeys.list(language), html, list, tick + months.length),
      made(siteKeys.atom(language), 'application/atom+xml; charset=utf-8', atomFeed(feed), tick),
      made(siteKeys.jsonFeed(language), 'application/feed+json', `${JSON.stringify(jsonFeed(feed), null, 2)}\n`, tick),
    ];
  });
}
