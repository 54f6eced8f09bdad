import { h } from 'hastscript';
import { locale } from '../../../contracts/locales.ts';
import type { ReleaseText } from '../../../contracts/manifest.ts';
import { type Content, day } from './content.ts';
import { correctionNotice, weighty } from './notices.ts';
import { addressOf, pathOf, type Site } from './site.ts';
import type { Wording } from './wording.ts';

/** A release in a list. */
export interface Card extends Pick<ReleaseText, 'title' | 'summary' | 'correction'> {
  slug: string;
  firstPublishedAt: string;
  /** When the text that is shown last changed. */
  updatedAt: string;
  /** Of the text that is shown: the list's, or the source's where the list's has none. */
  language: string;
  /** The source has moved on. */
  stale: boolean;
}

/** Every text says which language it is in where that is not the list's, and leads to the page that it is of. */
export function cards(site: Site, list: Wording, shown: readonly Card[]): Content[] {
  if (shown.length === 0) return [h('p', list.words.none)];
  return [
    h(
      'ol',
      { className: ['cards'] },
      shown.map((card) => h('li', cardContent(site, list, card))),
    ),
  ];
}

function cardContent(site: Site, list: Wording, card: Card): Content[] {
  const { language, title, summary, slug, correction, stale } = card;
  const { lang, direction } = locale(language);
  const foreign = language === list.language ? {} : { lang, dir: direction };
  const href = pathOf(site, addressOf.latest(language, slug));
  const name = language === list.language ? undefined : list.nameOf(language);
  return [
    h('p', { className: ['dateline'] }, [...times(list, card), ...(name === undefined ? [] : [' · ', name])]),
    h('h2', foreign, [h('a', { href, ...('lang' in foreign ? { hreflang: lang } : {}) }, title)]),
    summary === '' ? undefined : h('p', foreign, summary),
    correction === undefined ? undefined : correctionNotice(list, correction, foreign),
    stale && language === list.language ? weighty([list.words.outdated]) : undefined,
  ];
}

function times(list: Wording, { firstPublishedAt, updatedAt, correction }: Card): Content[] {
  const first = day(list, firstPublishedAt);
  if (list.date(firstPublishedAt) === list.date(updatedAt)) return [first];
  const what = correction === undefined ? list.words.update : list.words.correction;
  return [first, ' · ', list.label(what), day(list, updatedAt)];
}
