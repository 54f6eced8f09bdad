import { type Indexing, isIndexed, type PublicVersion } from '../../contracts/site.ts';
import { disclosureOf } from '../disclosure/disclosure.ts';
import type { PageLanguage, PageVersion, ReleasePage } from '../pages/release-page.ts';
import { stylesheetKey } from '../pages/stylesheet.ts';
import type { Rendition } from './rendition.ts';
import type { VersionContext } from './version-objects.ts';

/** What the pages of a version say of the release beyond its text. */
export interface PageContext {
  /** `https://…`, without a slash at its end. */
  siteUrl: string;
  /** Languages whose machine translations search engines are not to list. */
  index?: Readonly<Record<string, Indexing>> | undefined;
  /** Newest first, this one included. */
  versions: readonly PublicVersion[];
  /** Languages that have a page once this version is out, the source's first. */
  languages: readonly PageLanguage[];
}

/** The page of a rendition as its version has it. */
export function versionPage(context: VersionContext, rendition: Rendition): ReleasePage {
  const { document, slug, version, publishedAt, pages } = context;
  const { language, origin } = rendition;
  const history = historyOf(language, pages.versions);
  const [own] = history;
  return {
    siteUrl: pages.siteUrl,
    stylesheet: stylesheetKey,
    kind: 'version',
    release: slug,
    version,
    language,
    title: rendition.title,
    summary: rendition.summary,
    body: rendition.body,
    origin,
    stale: rendition.stale ?? false,
    disclosure: disclosureOf(rendition, document.language),
    sourceLanguage: document.language,
    sourceTitle: document.title.text,
    firstPublishedAt: pages.versions.at(-1)?.publishedAt ?? publishedAt,
    publishedAt,
    updatedAt: history.find(({ changed }) => changed !== false)?.publishedAt ?? publishedAt,
    change: own?.change ?? 'first',
    correction: rendition.correction,
    history,
    languages: [...pages.languages],
    indexed: isIndexed(
      language,
      { origin, reviewed: origin === 'human' || rendition.review !== undefined },
      pages.index,
    ),
  };
}

/** Those versions that a language has a page of, as that page tells them. */
export function historyOf(language: string, versions: readonly PublicVersion[]): PageVersion[] {
  return versions.flatMap(({ version, publishedAt, change, corrections, languages }) => {
    const entry = languages[language];
    if (entry?.status !== 'published' && entry?.status !== 'stale') return [];
    return [{ version, publishedAt, change, correction: corrections?.[language], changed: entry.changed }];
  });
}
