import type { SourceDocument } from '../../contracts/document.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { locale } from '../../contracts/locales.ts';
import type { ReleaseData } from '../../contracts/manifest.ts';
import { disclosureOf } from '../disclosure/disclosure.ts';
import { releasePage } from '../pages/release-page.ts';
import { immutable, type PublishedObject } from './published-object.ts';
import type { Rendition } from './rendition.ts';

/** What the objects of one version have in common. */
export interface VersionContext {
  slug: string;
  version: number;
  publishedAt: string;
  document: SourceDocument;
  /** Of the document, without its charset. */
  mediaType: string;
}

/**
 * The three objects of one language: the document in the source's format, the page and the data.
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
    origin: rendition.origin,
    ...(rendition.engine === undefined ? {} : { engine: rendition.engine }),
    ...(languageTag === undefined ? {} : { languageTag }),
    ...(digitalSourceType === undefined ? {} : { digitalSourceType }),
    source: { language: document.language, title: document.title.text },
    segments: rendition.segments,
  };
  return {
    document: immutable(
      publishKeys.document(language, document.extension),
      rendition.packed ? context.mediaType : `${context.mediaType}; charset=utf-8`,
      rendition.packed ?? rendition.text,
      {
        contentDisposition: 'attachment',
      },
    ),
    page: immutable(
      publishKeys.page(language),
      'text/html; charset=utf-8',
      releasePage({
        ...pageOf(context, rendition),
        links: published.map((other) => ({
          language: other,
          href: other === language ? 'index.html' : `../${other}/index.html`,
        })),
      }),
    ),
    data: immutable(publishKeys.data(language), 'application/json', `${JSON.stringify(data, null, 2)}\n`),
  } satisfies Record<string, PublishedObject>;
}

/** What the version's page and the site's page of a rendition share. */
export function pageOf({ document, version, publishedAt }: VersionContext, rendition: Rendition) {
  return {
    language: rendition.language,
    title: rendition.title,
    body: rendition.body,
    origin: rendition.origin,
    stale: rendition.stale ?? false,
    disclosure: disclosureOf(rendition, document.language),
    sourceLanguage: document.language,
    publishedAt,
    version,
  };
}
