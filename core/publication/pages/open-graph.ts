import { h } from 'hastscript';
import { locale } from '../../../contracts/locales.ts';
import type { ReleasePage } from './release-page-props.ts';
import { addressOf, urlOf } from './site.ts';

/** How the page looks where somebody shares its address (https://ogp.me). */
export function openGraph(page: ReleasePage) {
  const { language, languages, slug, title, summary, firstPublishedAt, updatedAt } = page;
  const properties: [string, string][] = [
    ['og:type', 'article'],
    ['og:title', title],
    ['og:description', summary],
    ['og:url', urlOf(page, addressOf.latest(language, slug))],
    ['og:locale', territorial(language)],
    ...languages
      .filter((other) => other.language !== language)
      .map((other): [string, string] => ['og:locale:alternate', territorial(other.language)]),
    ['article:published_time', firstPublishedAt],
    ['article:modified_time', updatedAt],
  ];
  return properties
    .filter(([, content]) => content !== '')
    .map(([property, content]) => h('meta', { property, content }));
}

/** `language_TERRITORY`, as Open Graph wants it: where none is said, the one where most speak it. */
function territorial(tag: string): string {
  const { language, region } = new Intl.Locale(locale(tag).lang).maximize();
  return `${language}_${region}`;
}
