import { publishKeys, urlPath } from '../../contracts/keys.ts';
import type { LatestLanguage } from '../../contracts/manifest.ts';
import type { ReportedLanguage } from '../../contracts/report.ts';

/** Where each language's page is: on the site where it has an address, else its key in the publish bucket. */
export function pageAddress(language: string, slug: string, siteUrl: string | undefined): string {
  return siteUrl === undefined ? publishKeys.sitePage(language, slug) : `${siteUrl}/${urlPath(`${language}/${slug}`)}/`;
}

export function reportedLanguages(
  slug: string,
  languages: Record<string, LatestLanguage>,
  siteUrl: string | undefined,
): Record<string, ReportedLanguage> {
  return Object.fromEntries(
    Object.entries(languages).map(([tag, { status }]): [string, ReportedLanguage] => [
      tag,
      status === 'failed' || status === 'awaiting-review'
        ? { status }
        : { status, url: pageAddress(tag, slug, siteUrl) },
    ]),
  );
}
