import { h } from 'hastscript';
import { defined } from '../../lib/defined.ts';
import { type Card, cards } from './card.ts';
import type { Content } from './content.ts';
import { homeLink, htmlPage } from './html-page.ts';
import { languageLinks } from './language-links.ts';
import { addressOf, pathOf, type Site } from './site.ts';
import { type Wording, wording } from './wording.ts';

export interface MonthPage extends Site {
  language: string;
  languages: readonly string[];
  /** `2026-11`. */
  month: string;
  /** Of a full page, from 1, the oldest; absent on the open one. */
  number?: number | undefined;
  /** 0 while the month has none. */
  lastFullPage: number;
  /** The number of the oldest page whose releases are shown; the open page shows those of the one before it, too. */
  oldestShown: number;
  /** Newest first. */
  cards: readonly Card[];
  /** The next months before and after this one that have releases. */
  previousMonth?: string | undefined;
  nextMonth?: string | undefined;
}

/** `/<lang>/months/2026-11/` and its full pages. */
export function monthPage(page: MonthPage): string {
  const { language, languages, month } = page;
  const here = wording(language);
  const pages = new Map(languages.map((other) => [other, addressOf.month(other, month, page.number)]));
  const heading = here.month(month);
  const title = page.number === undefined ? heading : `${heading} · ${here.numbered(here.words.page, page.number)}`;
  return htmlPage({
    site: page,
    wording: here,
    title,
    canonical: addressOf.month(language, month, page.number),
    alternates: { languages: pages, fallback: addressOf.front },
    indexed: true,
    header: [homeLink(page, here), languageLinks(page, here, pages)],
    main: [h('h1', title), ...cards(page, here, page.cards), neighbourLinks(page, here)],
  });
}

/** The way to what came before and after: pages of the month, the next months, and all of them. */
function neighbourLinks(page: MonthPage, here: Wording): Content {
  const { language, month, previousMonth, nextMonth, lastFullPage, oldestShown } = page;
  const { words } = here;
  const number = page.number ?? lastFullPage + 1;
  const link = (key: string, text: string, rel?: string) =>
    h('li', [h('a', { href: pathOf(page, key), ...defined({ rel }) }, text)]);
  const links: Content[] = [
    page.number === undefined
      ? undefined
      : link(
          number < lastFullPage ? addressOf.month(language, month, number + 1) : addressOf.month(language, month),
          words.newer,
          'prev',
        ),
    oldestShown > 1 ? link(addressOf.month(language, month, oldestShown - 1), words.older, 'next') : undefined,
    nextMonth === undefined ? undefined : link(addressOf.month(language, nextMonth), here.month(nextMonth)),
    previousMonth === undefined ? undefined : link(addressOf.month(language, previousMonth), here.month(previousMonth)),
    link(addressOf.months(language), words.months),
  ];
  return h('nav', { className: ['around'], ariaLabel: words.months }, h('ul', { className: ['months'] }, links));
}
