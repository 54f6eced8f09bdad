import type { SourceDocument } from '../../../contracts/document.ts';
import type { Settings } from '../../../contracts/environment.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import { locale } from '../../../contracts/locales.ts';
import type { Change, ReleaseData } from '../../../contracts/manifest.ts';
import type { PublicVersion } from '../../../contracts/site.ts';
import { disclosureOf } from '../../documents/disclosure/disclosure.ts';
import { type ReleasePage, releasePage } from '../pages/release-page.ts';
import { stylesheetKey } from '../pages/stylesheet.ts';
import { ninjs } from '../site/ninjs.ts';
import { historyOf } from './history.ts';
import { immutable, type PublishedObject, publishedFile } from './published-object.ts';
import type { Rendition } from './rendition.ts';

/** What the objects of one version have in common. */
export interface VersionContext {
  slug: string;
  version: number;
  publishedAt: string;
  change: Change;
  /** Versions before this one that readers saw, oldest first. */
  earlier: readonly PublicVersion[];
  settings: Settings;
  document: SourceDocument;
  /** Of the document, without its charset. */
  mediaType: string;
}

/**
 * The objects of one language: the document in the source's format, the page, the data, and the same as ninjs.
 * Paths are relative to the version's folder. Equal input gives equal bytes, on every retry.
 */
export function versionObjects(context: VersionContext, rendition: Rendition, published: string[]) {
  const { document, slug, version, publishedAt } = context;
  const { language } = rendition;
  const { languageTag, digitalSourceType } = disclosureOf(rendition, document.language) ?? {};
  const data: ReleaseData = {
    schema: 1,
    release: slug,
    version,
    publishedAt,
    language,
    direction: locale(language).direction,
    title: rendition.title,
    summary: rendition.summary,
    ...(rendition.correction === undefined ? {} : { correction: rendition.correction }),
    origin: rendition.origin,
    ...(rendition.engine === undefined ? {} : { engine: rendition.engine }),
    ...(languageTag === undefined ? {} : { languageTag }),
    ...(digitalSourceType === undefined ? {} : { digitalSourceType }),
    source: { language: document.language, title: document.title.text },
    segments: rendition.segments,
  };
  const made = immutable(
    publishKeys.document(language, document.extension),
    rendition.packed ? context.mediaType : `${context.mediaType}; charset=utf-8`,
    rendition.packed ?? rendition.text,
    { contentDisposition: 'attachment' },
  );
  const { mediaType, bytes } = publishedFile(made);
  const news = ninjs({
    siteUrl: context.settings.siteUrl,
    data,
    firstPublishedAt: firstPublishedAt(context),
    body: rendition.body,
    document: { key: `${publishKeys.version(slug, version)}${made.path}`, mediaType, bytes },
  });
  return {
    document: made,
    page: immutable(
      publishKeys.page(language),
      'text/html; charset=utf-8',
      releasePage(versionPage(context, rendition, published)),
    ),
    data: immutable(publishKeys.data(language), 'application/json', `${JSON.stringify(data, null, 2)}\n`),
    ninjs: immutable(publishKeys.ninjs(language), 'application/json', `${JSON.stringify(news, null, 2)}\n`),
  } satisfies Record<string, PublishedObject>;
}

/** When readers saw the release first, as far as a version may say: not by what came after it. */
function firstPublishedAt({ earlier, publishedAt }: VersionContext): string {
  return earlier[0]?.publishedAt ?? publishedAt;
}

/** The page of a version as it was published: it leads to what was published with it, and before. */
function versionPage(context: VersionContext, rendition: Rendition, published: string[]): ReleasePage {
  const { slug, version, publishedAt, change, earlier, document, settings } = context;
  const { language, title, body, origin } = rendition;
  const correction = change === 'correction' ? rendition.correction : undefined;
  const own = { version, publishedAt, change, ...(correction === undefined ? {} : { correction }) };
  return {
    siteUrl: settings.siteUrl,
    stylesheet: stylesheetKey,
    kind: 'version',
    release: slug,
    version,
    language,
    title,
    summary: rendition.summary,
    body,
    origin,
    disclosure: disclosureOf(rendition, document.language),
    sourceLanguage: document.language,
    sourceTitle: document.title.text,
    firstPublishedAt: firstPublishedAt(context),
    publishedAt,
    updatedAt: publishedAt,
    change,
    ...(correction === undefined ? {} : { correction }),
    stale: rendition.stale ?? false,
    history: [own, ...historyOf(earlier, language)],
    languages: published.map((other) => ({ language: other, indexed: false })),
    indexed: false,
  };
}
