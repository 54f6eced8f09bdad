import { publishKeys, siteKeys, urlPath } from '../../../contracts/keys.ts';

/** What every page of a site has in common. */
export interface Site {
  /** `https://…`, without a slash at its end; may have a path. */
  siteUrl: string;
  /** Key of the stylesheet. */
  stylesheet: string;
}

/** Addresses of pages, by their keys. The address of a folder leads to its `index.html`. */
export const addressOf = {
  front: '',
  list: (language: string) => folder(siteKeys.list(language)),
  months: (language: string) => folder(siteKeys.months(language)),
  month: (language: string, month: string, page?: number) => folder(siteKeys.month(language, month, page)),
  latest: (language: string, slug: string) => folder(publishKeys.sitePage(language, slug)),
  version: (language: string, slug: string, version: number) =>
    folder(`${publishKeys.version(slug, version)}${publishKeys.page(language)}`),
} as const;

/** A link on a page: from the root of the server, so that it leads there from wherever the page is shown. */
export function pathOf({ siteUrl }: Pick<Site, 'siteUrl'>, key: string): string {
  const base = siteUrl === '' ? '' : new URL(siteUrl).pathname.replace(/\/$/, '');
  return `${base}/${urlPath(key)}`;
}

/** Returns an absolute address, for search engines, programs and links that readers share. */
export function urlOf({ siteUrl }: Pick<Site, 'siteUrl'>, key: string): string {
  return `${siteUrl}/${urlPath(key)}`;
}

function folder(key: string): string {
  return key.replace(/(^|\/)index\.html$/, '$1');
}
