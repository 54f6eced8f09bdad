import { siteKeys, workKeys } from '../../../../contracts/keys.ts';
import { monthPage } from '../../pages/month-page.ts';
import { monthsPage } from '../../pages/months-page.ts';
import type { Site } from '../../pages/site.ts';
import { html } from '../../published-object.ts';
import { cardsOf, type MonthCards, monthCardsForm, releasesOn } from '../month-cards.ts';
import { type Counters, neighbours } from '../places.ts';
import { type GeneratedFile, generatedFile } from './generated-file.ts';
import type { Placed, SiteServices } from './services.ts';
import { readState, type States } from './states.ts';

/**
 * Makes the pages of months that changed, and those whose links to other pages change with them. An open page, which
 * may have one release, also shows those of the full page before it.
 */
export async function monthPages(
  placed: Iterable<Placed>,
  states: States,
  site: Site,
  work: SiteServices['work'],
): Promise<GeneratedFile[]> {
  const { counters, newest, pages } = states;
  const begun = [...placed].filter(({ place: { slot } }) => slot === 0).map(({ place }) => place);
  const known = new Map(pages.map((cards) => [keyOf(cards), cards]));
  const cardsAt = async (key: string) => known.get(key) ?? (await readState(work, key, monthCardsForm))?.value;
  const shownByOpen = pages.filter(({ month, page }) => page === pagesOf(counters, month) - 1);
  const open = shownByOpen.map(({ month, page }) => keyOf({ month, page: page + 1 }));
  for (const key of [...begun.flatMap((place) => aroundNewPage(counters, place)), ...open]) {
    const cards = await cardsAt(key);
    if (cards !== undefined) known.set(key, cards);
  }
  const newMonth = begun.some(({ page }) => page === 1);
  const files: GeneratedFile[] = [];
  for (const cards of known.values()) {
    const { month, page } = cards;
    const isOpen = page >= pagesOf(counters, month);
    // Read after the states were written: of two runs at once, the later one sees what both have written.
    const before = isOpen && page > 1 ? await cardsAt(keyOf({ month, page: page - 1 })) : undefined;
    for (const language of newest.languages) files.push(monthOf({ cards, before }, language, states, site));
  }
  return newMonth ? [...files, ...newest.languages.map((language) => monthsOf(language, states, site))] : files;
}

function keyOf({ month, page }: Pick<MonthCards, 'month' | 'page'>): string {
  return workKeys.sitePage(month, page);
}

/**
 * Returns the keys of the pages beside a new one: the page before it is full now and gets its number, and the one
 * before that links to it; for a new month, the open pages of the months beside it.
 */
function aroundNewPage(counters: Counters, { month, page }: { month: string; page: number }): string[] {
  if (page > 1) return [page - 1, page - 2].filter((n) => n > 0).map((n) => workKeys.sitePage(month, n));
  const { previous, next } = neighbours(counters, month);
  return [previous, next]
    .filter((other) => other !== undefined)
    .map((other) => workKeys.sitePage(other, pagesOf(counters, other)));
}

function monthOf(
  { cards, before }: { cards: MonthCards; before: MonthCards | undefined },
  language: string,
  { counters, newest }: States,
  site: Site,
): GeneratedFile {
  const { month, page } = cards;
  const pages = pagesOf(counters, month);
  const number = page < pages ? page : undefined;
  const { previous, next } = neighbours(counters, month);
  const body = monthPage({
    ...site,
    language,
    languages: newest.languages,
    month,
    number,
    lastFullPage: pages - 1,
    oldestShown: before?.page ?? page,
    cards: [cards, ...(before === undefined ? [] : [before])].flatMap((shown) => cardsOf(releasesOn(shown), language)),
    // Months come and go only beside the open page: the full ones stay as they are.
    ...(number === undefined ? { previousMonth: previous, nextMonth: next } : {}),
  });
  // The address of the open page has one page after the other: each has a higher tick than the one before.
  const tick = pages * 1e9 + cards.tick + (before?.tick ?? 0) + counters.months.length;
  return generatedFile(siteKeys.month(language, month, number), html, body, tick);
}

export function monthsOf(
  language: string,
  { counters, newest }: Pick<States, 'counters' | 'newest'>,
  site: Site,
): GeneratedFile {
  const months = monthsNewestFirst(counters);
  const body = monthsPage({ ...site, language, languages: newest.languages, months });
  return generatedFile(siteKeys.months(language), html, body, counters.months.length);
}

export function monthsNewestFirst({ months }: Counters): string[] {
  return months.map(({ month }) => month).reverse();
}

function pagesOf({ months }: Counters, month: string): number {
  return months.find((one) => one.month === month)?.pages ?? 1;
}
