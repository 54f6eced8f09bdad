import { caching } from '../../../../contracts/caching.ts';
import { type SchemaName, siteKeys } from '../../../../contracts/keys.ts';
import { detected } from '../../../../contracts/locales.ts';
import { frontPage } from '../../pages/front-page.ts';
import { notFoundPage } from '../../pages/not-found-page.ts';
import type { Site } from '../../pages/site.ts';
import { stylesheetObject } from '../../pages/stylesheet.ts';
import { html, jsonText } from '../../published-object.ts';
import { languagesTick } from '../newest.ts';
import { jsonSchema, schemas } from '../schemas/schemas.ts';
import { sitemapOfLists } from '../sitemap.ts';
import { type GeneratedFile, generatedFile } from './generated-file.ts';
import { monthsOf } from './months.ts';
import type { SiteServices } from './services.ts';
import { robotsOf } from './sitemaps.ts';
import type { States } from './states.ts';

/** What follows from the configuration and from which languages there are, and from no release. */
export function fixedObjects(
  { counters, newest }: States,
  site: Site,
  settings: SiteServices['settings'],
): GeneratedFile[] {
  const { languages } = newest;
  const [first = 'en'] = languages;
  const sourceLanguage = settings.sourceLanguage === detected ? first : settings.sourceLanguage;
  const page = { ...site, languages, sourceLanguage };
  const { siteUrl } = site;
  const tick = languagesTick(newest);
  return [
    { ...stylesheetObject, tick: 0 },
    generatedFile(siteKeys.front, html, frontPage(page), tick),
    { ...generatedFile(siteKeys.notFound, html, notFoundPage(page), tick), cacheControl: caching.notFound },
    generatedFile(siteKeys.sitemapOfLists, 'application/xml; charset=utf-8', sitemapOfLists(siteUrl, languages), tick),
    robotsOf(siteUrl, counters.shards),
    ...languages.map((language) => monthsOf(language, { counters, newest }, site)),
    ...(Object.keys(schemas) as SchemaName[]).map((name) =>
      generatedFile(siteKeys.schema(name), 'application/schema+json', jsonText(jsonSchema(siteUrl, name)), 0),
    ),
  ];
}
