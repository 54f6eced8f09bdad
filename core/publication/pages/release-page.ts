import { h } from 'hastscript';
import type { Raw } from 'mdast-util-to-hast';
import { publishKeys } from '../../../contracts/keys.ts';
import type { Change, Origin } from '../../../contracts/manifest.ts';
import { type Disclosure, disclosureFields } from '../../documents/disclosure/disclosure.ts';
import type { Content } from './content.ts';
import { day } from './day.ts';
import { homeLink, htmlPage } from './html-page.ts';
import { languageLinks } from './language-links.ts';
import { newsArticle } from './news-article.ts';
import { notices } from './notices.ts';
import { openGraph } from './open-graph.ts';
import { addressOf, pathOf, type Site } from './site.ts';
import { versionHistory } from './version-history.ts';
import { wording } from './wording.ts';

export interface ReleasePage extends Site {
  /** `latest`: at `/<lang>/<slug>/`, with the newest text of its language; `version`: as one version had it, for good. */
  kind: 'latest' | 'version';
  /** Slug. */
  release: string;
  /** Where this text is of. */
  version: number;
  language: string;
  title: string;
  /** The beginning of the text, for whoever shows a link to it; may be empty. */
  summary: string;
  /** The rendition's content as safe HTML, see `body/page-body.ts`. */
  body: string;
  origin: Origin;
  /** What the page says of how its text was made; absent of a text that no machine had a part in. */
  disclosure?: Disclosure | undefined;
  sourceLanguage: string;
  sourceTitle: string;
  /** RFC 3339, UTC, as all times: when the release appeared. */
  firstPublishedAt: string;
  /** When `version` was published. */
  publishedAt: string;
  /** When the text in this language last changed. */
  updatedAt: string;
  /** What `version` was. */
  change: Change;
  /** Where it was a correction: what was wrong. */
  correction?: string | undefined;
  /** This text is older than the source's newest version. */
  lag?: { newerVersion: number } | undefined;
  /** A person's translation of an older source. */
  stale?: boolean | undefined;
  /** Newest first: those versions that this language has a page of. */
  history: PageVersion[];
  /** Languages that have a page, this one included, the source's first. */
  languages: PageLanguage[];
  /** Whether search engines may list it. */
  indexed: boolean;
}

export interface PageVersion {
  version: number;
  publishedAt: string;
  change: Change;
  correction?: string | undefined;
  /** Whether it changed the text in this language; absent where that is not known. */
  changed?: boolean | undefined;
}

interface PageLanguage {
  language: string;
  /** Absent where it is not at hand: a version's page knows its own. */
  title?: string;
  indexed: boolean;
}

/** The page of one release in one language, as a whole HTML document. Equal input gives equal bytes. */
export function releasePage(page: ReleasePage): string {
  const { language, release, title, languages, sourceLanguage, kind, disclosure } = page;
  const here = wording(language);
  const latest = new Map(languages.map((other) => [other.language, addressOf.latest(other.language, release)]));
  const indexed = page.indexed && kind === 'latest';
  const made: Raw = { type: 'raw', value: page.body };
  return htmlPage({
    site: page,
    wording: here,
    title,
    description: page.summary,
    canonical: addressOf.latest(language, release),
    indexed,
    alternates: {
      languages: new Map([...latest].filter(([other]) => languages.find((l) => l.language === other)?.indexed)),
      fallback: addressOf.latest(sourceLanguage, release),
    },
    head: [
      ...(disclosure ? disclosureFields(disclosure).map(([name, content]) => h('meta', { name, content })) : []),
      h('link', { rel: 'alternate', type: 'application/json', href: pathOf(page, dataKey(page)) }),
      ...openGraph(page),
      newsArticle(page),
    ],
    header: [homeLink(page, here), languageLinks(page, here, kind === 'latest' ? latest : versionKeys(page))],
    main: [
      h('p', { className: ['dateline'] }, dateline(page)),
      ...notices(page, here),
      h('article', { id: bodyId }, [made]),
      versionHistory(page, here),
    ],
  });
}

const bodyId = 'text';
const bodyStart = `<article id="${bodyId}">`;
const bodyEnd = '</article>';

/**
 * The body of a page that `releasePage` made. Nothing before it could be mistaken for its beginning:
 * whatever a release brings there is escaped; and behind it is no text of a release in an attribute.
 */
export function bodyOfPage(html: string): string {
  const start = html.indexOf(bodyStart);
  const end = html.lastIndexOf(bodyEnd);
  if (start === -1 || end < start) throw new Error('not a release page');
  return html.slice(start + bodyStart.length, end);
}

/** The release as data. */
function dataKey({ release, version, language }: ReleasePage): string {
  return `${publishKeys.version(release, version)}${publishKeys.data(language)}`;
}

/** The same version in the other languages: what stands there is for good, like this page. */
function versionKeys({ languages, release, version }: ReleasePage): Map<string, string> {
  return new Map(languages.map(({ language }) => [language, addressOf.version(language, release, version)]));
}

function dateline(page: ReleasePage): Content[] {
  const here = wording(page.language);
  const { words } = here;
  const { kind, firstPublishedAt, updatedAt, change, version, publishedAt, language, release } = page;
  if (kind === 'version') {
    const newest = h('a', { href: pathOf(page, addressOf.latest(language, release)) }, words.newestVersion);
    return [here.numbered(words.version, version), ' · ', day(here, publishedAt), ' · ', newest];
  }
  const first = day(here, firstPublishedAt);
  if (here.date(firstPublishedAt) === here.date(updatedAt)) return [first];
  return [first, ' · ', here.label(change === 'correction' ? words.correction : words.update), day(here, updatedAt)];
}
