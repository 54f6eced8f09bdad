import { siteKeys } from '../../../../contracts/keys.ts';
import { listPage } from '../../pages/list-page.ts';
import type { Site } from '../../pages/site.ts';
import { html, jsonText } from '../../published-object.ts';
import { atomFeed } from '../atom.ts';
import { jsonFeed } from '../json-feed.ts';
import { cardsOf } from '../month-cards.ts';
import { feedTexts, firstPage, retiredLanguages } from '../newest.ts';
import { type GeneratedFile, generatedFile } from './generated-file.ts';
import { monthsNewestFirst } from './months.ts';
import type { States } from './states.ts';

/** The first page and the two feeds of each language; where the site no longer offers one, a page that leads to the others. */
export function listsAndFeeds({ newest, counters }: States, site: Site, pipeline: string): GeneratedFile[] {
  const shown = firstPage(newest);
  const { languages, tick } = newest;
  const months = monthsNewestFirst(counters);
  // Their feeds stay as they are: nothing is added to them.
  const retired = retiredLanguages(newest).map((language) => {
    const list = listPage({ ...site, language, languages, retired: true, cards: [], months: [] });
    return generatedFile(siteKeys.list(language), html, list, tick + months.length);
  });
  const offered = languages.flatMap((language) => {
    const feed = { siteUrl: site.siteUrl, pipeline, language, texts: feedTexts(newest, language) };
    const list = listPage({ ...site, language, languages, cards: cardsOf(shown, language), months });
    return [
      generatedFile(siteKeys.list(language), html, list, tick + months.length),
      generatedFile(siteKeys.atom(language), 'application/atom+xml; charset=utf-8', atomFeed(feed), tick),
      generatedFile(siteKeys.jsonFeed(language), 'application/feed+json', jsonText(jsonFeed(feed)), tick),
    ];
  });
  return [...offered, ...retired];
}
