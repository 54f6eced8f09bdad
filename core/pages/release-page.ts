import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Raw } from 'mdast-util-to-hast';
import { languageName, locale } from '../../contracts/locales.ts';
import type { Origin } from '../../contracts/manifest.ts';
import { type Disclosure, disclosureFields } from '../disclosure/disclosure.ts';
import { machineNotice, staleNotice } from './notices.ts';
import { style } from './style.ts';

export interface ReleasePage {
  language: string;
  title: string;
  /** The rendition's content as safe HTML, see `body/page-body.ts`. */
  body: string;
  origin: Origin;
  /** A person's translation of an older source. */
  stale?: boolean;
  /** What the page says of how its text was made; absent of a text that no machine had a part in. */
  disclosure?: Disclosure | undefined;
  sourceLanguage: string;
  publishedAt: string;
  version: number;
  /** Every language that this page can lead to, with its address as seen from here; its own included. */
  links: { language: string; href: string }[];
}

/** The page of one release in one language, as a whole HTML document. Equal input gives equal bytes. */
export function releasePage(page: ReleasePage): string {
  const { lang, direction } = locale(page.language);
  const made: Raw = { type: 'raw', value: page.body };
  const sourceHref = page.links.find((link) => link.language === page.sourceLanguage)?.href;
  const tree = h(null, [
    { type: 'doctype' as const },
    h('html', { lang, dir: direction }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', page.title),
        page.disclosure && disclosureFields(page.disclosure).map(([name, content]) => h('meta', { name, content })),
        page.links
          .filter((link) => link.language !== page.language)
          .map((link) => h('link', { rel: 'alternate', hreflang: link.language, href: link.href })),
        h('style', style),
      ]),
      h('body', [
        h('header', [languageLinks(page)]),
        h('main', [...notices(page, sourceHref), h('article', [made])]),
        h('footer', { lang: 'en', dir: 'ltr' }, [
          h('p', [
            `Version ${page.version}, `,
            h('time', { datetime: page.publishedAt }, page.publishedAt.slice(0, 10)),
          ]),
        ]),
      ]),
    ]),
  ]);
  return `${toHtml(tree, { allowDangerousHtml: true })}\n`;
}

/** What a reader must know of the text before it: who made it, and whether the source is newer. */
function notices({ origin, stale, sourceLanguage }: ReleasePage, sourceHref: string | undefined) {
  if (stale) return [staleNotice(sourceLanguage, sourceHref)];
  return origin === 'machine' || origin === 'mixed' ? [machineNotice(origin, sourceLanguage, sourceHref)] : [];
}

/** Each language under its own name, as its readers look for it. */
function languageLinks(page: ReleasePage) {
  return h('nav', { ariaLabel: 'Languages', lang: 'en' }, [
    h(
      'ul',
      page.links.map(({ language, href }) => {
        const { lang, direction } = locale(language);
        const here = language === page.language;
        return h('li', [
          h(
            'a',
            { href, hreflang: language, lang, dir: direction, ...(here ? { ariaCurrent: 'page' } : {}) },
            languageName(language, lang),
          ),
        ]);
      }),
    ),
  ]);
}
