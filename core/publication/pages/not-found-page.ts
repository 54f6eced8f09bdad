import { h } from 'hastscript';
import { htmlPage } from './html-page.ts';
import { addressOf, pathOf, type Site } from './site.ts';
import { wording } from './wording.ts';

export interface NotFoundPage extends Site {
  languages: readonly string[];
  sourceLanguage: string;
}

/** `/404.html`: the page of every missing address, in every language. */
export function notFoundPage(page: NotFoundPage): string {
  const here = wording(page.sourceLanguage);
  const others = page.languages.filter((language) => language !== page.sourceLanguage);
  return htmlPage({
    site: page,
    wording: here,
    title: here.words.notFound,
    indexed: false,
    header: [],
    main: [
      h('h1', here.words.notFound),
      h('p', [h('a', { href: pathOf(page, addressOf.list(page.sourceLanguage)) }, here.words.newest)]),
      others.length === 0
        ? undefined
        : h(
            'ul',
            { className: ['other-words'] },
            others.map((language) => {
              const { lang, direction, words } = wording(language);
              const home = h('a', { href: pathOf(page, addressOf.list(language)) }, words.newest);
              return h('li', { lang, dir: direction }, [words.notFound, ' · ', home]);
            }),
          ),
    ],
  });
}
