import { h } from 'hastscript';
import { locale } from '../../../contracts/locales.ts';
import { htmlPage } from './html-page.ts';
import { addressOf, pathOf, type Site } from './site.ts';
import { ownName, wording } from './wording.ts';

export interface FrontPage extends Site {
  languages: readonly string[];
  sourceLanguage: string;
}

/** `/`: for readers who have not chosen a language. */
export function frontPage(page: FrontPage): string {
  const here = wording(page.sourceLanguage);
  const lists = new Map(page.languages.map((language) => [language, addressOf.list(language)]));
  return htmlPage({
    site: page,
    wording: here,
    title: here.words.newest,
    canonical: addressOf.front,
    alternates: { languages: lists, fallback: addressOf.front },
    indexed: true,
    header: [],
    main: [
      h('h1', here.words.newest),
      h('nav', { ariaLabel: here.words.languages }, [
        h(
          'ul',
          { className: ['choice'] },
          page.languages.map((language) => {
            const { lang, direction } = locale(language);
            const href = pathOf(page, addressOf.list(language));
            return h('li', [h('a', { href, hreflang: lang, lang, dir: direction }, ownName(language))]);
          }),
        ),
      ]),
    ],
  });
}
