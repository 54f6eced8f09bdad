import { type SchemaName, siteKeys } from '../../../../contracts/keys.ts';
import { detected } from '../../../../contracts/locales.ts';
import { frontPage } from '../../pages/front-page.ts';
import { notFoundPage } from '../../pages/not-found-page.ts';
import type { Site } from '../../pages/site.ts';
import { stylesheet, stylesheetKey } from '../../pages/stylesheet.ts';
import { notFoundCaching, stylesheetCaching } from '../../versions/published-object.ts';
import { jsonSchema, schemas } from '../schemas/index.ts';
import { sitemapOfLists } from '../sitemap.ts';
import { type Made, made } from './made.ts';
import { html, monthsOf } from './months.ts';
import type { SiteServices } from './services.ts';
import { robotsOf } from './sitemaps.ts';
import type { States } from './states.ts';

/** What follows from the configuration and from which languages there are, and from no release. */
export function fixedObjects({ counters, newest }: States, site: Site, settings: SiteServices['settings']): Made[] {
  const { languages } = newest;
  const [first = 'en'] = languages;
  const sourceLanguage = settings.sourceLanguage === detected ? first : settings.sourceLanguage;
  const page = { ...site, languages, sourceLanguage };
  const { siteUrl } = site;
  return [
    { ...made(stylesheetKey, 'text/css; charset=utf-8', stylesheet, 0), cacheControl: stylesheetCaching },
    made(siteKeys.front, html, frontPage(page), languages.length),
    { ...made(siteKeys.notFound, html, notFoundPage(page), languages.length), cacheControl: notFoundCaching },
    made(
      siteKeys.sitemapOfLists,
      'application/xml; charset=utf-8',
      sitemapOfLists(siteUrl, languages),
      languages.length,
    ),
    robotsOf(siteUrl, counters.shards),
    ...languages.map((language) => monthsOf(language, { counters, newest }, site)),
    ...(Object.keys(schemas) as SchemaName[]).map((name) =>
      made(
        siteKeys.schema(name),
        'application/schema+json',
        `${JSON.stringify(jsonSchema(siteUrl, name), null, 2)}\n`,
        0,
      ),
    ),
  ];
}
