import { h } from 'hastscript';
import type { Raw } from 'mdast-util-to-hast';
import { publishKeys } from '../../../contracts/keys.ts';
import { disclosureFields, disclosureOf } from '../../documents/disclosure/disclosure.ts';
import { type Content, day } from './content.ts';
import { homeLink, htmlPage } from './html-page.ts';
import { languageLinks } from './language-links.ts';
import { newsArticle } from './news-article.ts';
import { notices } from './notices.ts';
import { openGraph } from './open-graph.ts';
import type { ReleasePage } from './release-page-props.ts';
import { addressOf, pathOf } from './site.ts';
import { stylesheetKey } from './stylesheet.ts';
import { versionHistory } from './version-history.ts';
import { wording } from './wording.ts';

/** The page of one release in one language, as a whole HTML document. Equal input gives equal bytes. */
export function releasePage(page: ReleasePage): string {
  const { siteUrl, slug, language, title, languages, sourceLanguage, kind } = page;
  const site = { siteUrl, stylesheet: stylesheetKey };
  const disclosure = disclosureOf(page, sourceLanguage);
  const here = wording(language);
  const latest = new Map(languages.map((other) => [other.language, addressOf.latest(other.language, slug)]));
  const indexed = page.indexed && kind === 'latest';
  const made: Raw = { type: 'raw', value: page.body };
  return htmlPage({
    site,
    wording: here,
    title,
    description: page.summary,
    canonical: addressOf.latest(language, slug),
    indexed,
    alternates: {
      languages: new Map([...latest].filter(([other]) => languages.find((l) => l.language === other)?.indexed)),
      fallback: addressOf.latest(sourceLanguage, slug),
    },
    head: [
      ...(disclosure ? disclosureFields(disclosure).map(([name, content]) => h('meta', { name, content })) : []),
      h('link', { rel: 'alternate', type: 'application/json', href: pathOf(page, dataKey(page)) }),
      ...openGraph(page),
      newsArticle(page),
    ],
    header: [homeLink(site, here), languageLinks(site, here, kind === 'latest' ? latest : versionKeys(page))],
    main: [
      h('p', { className: ['dateline'] }, dateline(page)),
      ...notices(page, here),
      h('article', { id: 'text' }, [made]),
      versionHistory(page, here),
    ],
  });
}

/** The release as data. */
function dataKey({ slug, version, language }: ReleasePage): string {
  return `${publishKeys.version(slug, version)}${publishKeys.data(language)}`;
}

/** Links to the same version in the other languages, whose pages never change, like this one. */
function versionKeys({ languages, slug, version }: ReleasePage): Map<string, string> {
  return new Map(languages.map(({ language }) => [language, addressOf.version(language, slug, version)]));
}

function dateline(page: ReleasePage): Content[] {
  const here = wording(page.language);
  const { words } = here;
  const { kind, firstPublishedAt, updatedAt, change, version, publishedAt, language, slug } = page;
  if (kind === 'version') {
    const newest = h('a', { href: pathOf(page, addressOf.latest(language, slug)) }, words.newestVersion);
    return [here.numbered(words.version, version), ' · ', day(here, publishedAt), ' · ', newest];
  }
  const first = day(here, firstPublishedAt);
  if (here.date(firstPublishedAt) === here.date(updatedAt)) return [first];
  return [first, ' · ', here.label(change === 'correction' ? words.correction : words.update), day(here, updatedAt)];
}
