import { h } from 'hastscript';
import { homeLink, htmlPage } from './html-page.ts';
import { languageLinks } from './language-links.ts';
import { monthLinks } from './month-links.ts';
import { addressOf, type Site } from './site.ts';
import { wording } from './wording.ts';

export interface MonthsPage extends Site {
  language: string;
  languages: readonly string[];
  /** `2026-11`, newest first: those that have releases. */
  months: readonly string[];
}

/** `/<lang>/months/`: every month that has releases, by year. */
export function monthsPage(page: MonthsPage): string {
  const here = wording(page.language);
  const pages = new Map(page.languages.map((language) => [language, addressOf.months(language)]));
  const years = Map.groupBy(page.months, (month) => month.slice(0, 4));
  return htmlPage({
    site: page,
    wording: here,
    title: here.words.months,
    canonical: addressOf.months(page.language),
    alternates: { languages: pages, fallback: addressOf.front },
    indexed: true,
    header: [homeLink(page, here), languageLinks(page, here, pages)],
    main: [
      h('h1', here.words.months),
      ...[...years].flatMap(([year, months]) => [h('h2', here.year(year)), monthLinks(page, here, months)]),
      page.months.length === 0 ? h('p', here.words.none) : undefined,
    ],
  });
}
