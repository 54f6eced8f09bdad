import { h } from 'hastscript';
import { locale } from '../../../contracts/locales.ts';
import { pathOf, type Site } from './site.ts';
import { ownName, type Wording } from './wording.ts';

/** More than these would push the text off a phone's screen: they wait behind one word. */
const shownAtOnce = 10;

/**
 * The same page in other languages, each under its own name, as its readers look for it.
 *
 * @param keys by language, in the order in which they are shown.
 */
export function languageLinks(site: Site, { language: here, words }: Wording, keys: ReadonlyMap<string, string>) {
  if (keys.size < 2) return undefined;
  const list = h(
    'ul',
    [...keys].map(([language, key]) => {
      const { lang, direction } = locale(language);
      const current = language === here ? { ariaCurrent: 'page' } : {};
      return h('li', [
        h('a', { href: pathOf(site, key), hreflang: lang, lang, dir: direction, ...current }, ownName(language)),
      ]);
    }),
  );
  return h(
    'nav',
    { className: ['languages'], ariaLabel: words.languages },
    keys.size > shownAtOnce ? h('details', [h('summary', words.languages), list]) : list,
  );
}
