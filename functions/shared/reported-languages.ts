import { urlPath } from '../../contracts/keys.ts';
import type { LatestLanguage } from '../../contracts/manifest.ts';
import type { ReportedLanguage } from '../../contracts/report.ts';

/** Returns the address of the release's page in a language. */
export function pageAddress(language: string, slug: string, siteUrl: string): string {
  return `${siteUrl}/${urlPath(`${language}/${slug}`)}/`;
}

export function reportedLanguages(
  slug: string,
  languages: Record<string, LatestLanguage>,
  siteUrl: string,
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
