import { h } from 'hastscript';
import { locale } from '../../../contracts/locales.ts';
import { day } from './content.ts';
import { homeLink, htmlPage } from './html-page.ts';
import { languageLinks } from './language-links.ts';
import { weighty } from './notices.ts';
import { addressOf, type Site } from './site.ts';
import { wording } from './wording.ts';

export interface WithdrawnPage extends Site {
  language: string;
  sourceLanguage: string;
  slug: string;
  /** RFC 3339, UTC: when it was withdrawn. */
  at: string;
  /** As the editor wrote it, in the source's language. */
  reason?: string | undefined;
  /** Languages that have a page, which all say this now. */
  languages: readonly string[];
}

/** Stands where the release's pages were, its versions' too. Says nothing that the release said. */
export function withdrawnPage(page: WithdrawnPage): string {
  const { language, slug, reason } = page;
  const here = wording(language);
  const { words } = here;
  const source = locale(page.sourceLanguage);
  const pages = new Map(page.languages.map((other) => [other, addressOf.latest(other, slug)]));
  return htmlPage({
    site: page,
    wording: here,
    title: words.withdrawn,
    canonical: addressOf.latest(language, slug),
    indexed: false,
    header: [homeLink(page, here), languageLinks(page, here, pages)],
    main: [
      h('p', { className: ['dateline'] }, [day(here, page.at)]),
      h('h1', words.withdrawn),
      reason === undefined
        ? undefined
        : weighty([
            h('strong', here.label(words.reason)),
            h('bdi', { lang: source.lang, dir: source.direction }, reason),
          ]),
    ],
  });
}
