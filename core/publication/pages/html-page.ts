import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { hreflangs } from '../../../contracts/hreflang.ts';
import { siteKeys } from '../../../contracts/keys.ts';
import type { Content } from './content.ts';
import { addressOf, pathOf, type Site, urlOf } from './site.ts';
import type { Wording } from './wording.ts';

export interface HtmlPage {
  site: Site;
  wording: Wording;
  title: string;
  description?: string | undefined;
  /** Key of the page that search engines are to list instead of this one, or this one's own. */
  canonical?: string | undefined;
  /** Pages that say the same: keys by language, and the one for readers of any other. */
  alternates?: { languages: ReadonlyMap<string, string>; fallback: string } | undefined;
  indexed: boolean;
  /** More of the head. */
  head?: Content[];
  header: Content[];
  main: Content[];
  footer?: Content[];
}

/** The id of what the page is about. Those of uploads begin with `release-`. */
const content = 'content';

/** A whole document, as every page of the site is built. Equal input gives equal bytes. */
export function htmlPage(page: HtmlPage): string {
  const { site, wording, title, header, main, footer } = page;
  const { lang, direction, words, language } = wording;
  const tree = h(null, [
    { type: 'doctype' as const },
    h('html', { lang, dir: direction }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', title),
        h('link', { rel: 'stylesheet', href: pathOf(site, site.stylesheet) }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        page.description ? h('meta', { name: 'description', content: page.description }) : undefined,
        page.indexed ? undefined : h('meta', { name: 'robots', content: 'noindex' }),
        page.canonical === undefined ? undefined : h('link', { rel: 'canonical', href: urlOf(site, page.canonical) }),
        ...alternates(page),
        h('link', {
          rel: 'alternate',
          type: 'application/atom+xml',
          title: `${words.newest} (Atom)`,
          href: pathOf(site, siteKeys.atom(language)),
        }),
        h('link', {
          rel: 'alternate',
          type: 'application/feed+json',
          title: `${words.newest} (JSON Feed)`,
          href: pathOf(site, siteKeys.jsonFeed(language)),
        }),
        ...(page.head ?? []),
      ]),
      h('body', [
        h('a', { className: ['skip'], href: `#${content}` }, words.skip),
        header.length > 0 ? h('header', header) : undefined,
        h('main', { id: content, tabIndex: -1 }, main),
        footer ? h('footer', footer) : undefined,
      ]),
    ]),
  ]);
  return `${toHtml(tree, { allowDangerousHtml: true })}\n`;
}

/** Search engines read a set of alternates only where each names all: those that are not to be found are in nobody's. */
function alternates({ site, alternates: other, indexed }: HtmlPage) {
  if (!other || !indexed) return [];
  const named = hreflangs([...other.languages.keys()]);
  const links = [...other.languages].flatMap(([language, key]) => {
    const hreflang = named.get(language);
    return hreflang === undefined ? [] : [h('link', { rel: 'alternate', hreflang, href: urlOf(site, key) })];
  });
  return [...links, h('link', { rel: 'alternate', hreflang: 'x-default', href: urlOf(site, other.fallback) })];
}

/** The way from any page to the newest releases. */
export function homeLink(site: Site, { words, language }: Wording) {
  return h('a', { className: ['home'], href: pathOf(site, addressOf.list(language)) }, words.newest);
}
