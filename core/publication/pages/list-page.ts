import { h } from 'hastscript';
import { siteKeys } from '../../../contracts/keys.ts';
import { locale } from '../../../contracts/locales.ts';
import { type Card, cards } from './card.ts';
import { homeLink, htmlPage } from './html-page.ts';
import { languageLinks } from './language-links.ts';
import { monthLinks } from './month-links.ts';
import { weighty } from './notices.ts';
import { addressOf, pathOf, type Site } from './site.ts';
import { wording } from './wording.ts';

export interface ListPage extends Site {
  language: string;
  /** All that the site has, in the order in which they are shown. */
  languages: readonly string[];
  /** Whether the site no longer offers the language: the page leads to the others. */
  retired?: boolean;
  /** Newest first. */
  cards: readonly Card[];
  /** `2026-11`, newest first: those that have releases. */
  months: readonly string[];
}

/** `/<lang>/`: the newest releases. */
export function listPage(page: ListPage): string {
  const here = wording(page.language);
  const { words } = here;
  const lists = new Map(page.languages.map((language) => [language, addressOf.list(language)]));
  return htmlPage({
    site: page,
    wording: here,
    title: words.newest,
    canonical: addressOf.list(page.language),
    alternates: { languages: lists, fallback: addressOf.front },
    indexed: !page.retired,
    header: [homeLink(page, here), languageLinks(page, here, lists)],
    main: [
      h('h1', words.newest),
      ...(page.retired ? [otherLists(page)] : cards(page, here, page.cards)),
      page.months.length === 0
        ? undefined
        : h('nav', { ariaLabelledBy: 'months' }, [
            h('h2', { id: 'months' }, [h('a', { href: pathOf(page, addressOf.months(page.language)) }, words.months)]),
            monthLinks(page, here, page.months.slice(0, monthsShown)),
          ]),
    ],
    footer: [
      h('ul', [
        h('li', [h('a', { href: pathOf(page, siteKeys.atom(page.language)) }, 'Atom')]),
        h('li', [h('a', { href: pathOf(page, siteKeys.jsonFeed(page.language)) }, 'JSON Feed')]),
      ]),
    ],
  });
}

/** The same list in the languages that the site offers, in their own words. */
function otherLists(page: ListPage) {
  return weighty(
    page.languages.flatMap((language, n) => {
      const { lang, direction } = locale(language);
      const { words } = wording(language);
      const link = h(
        'a',
        { href: pathOf(page, addressOf.list(language)), hreflang: lang, lang, dir: direction },
        words.newest,
      );
      return n === 0 ? [link] : [' · ', link];
    }),
  );
}

/** A year; the page of all months has the rest. */
const monthsShown = 12;
