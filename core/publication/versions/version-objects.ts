import { create as disposition } from 'content-disposition';
import type { SourceDocument } from '../../../contracts/document.ts';
import type { Settings } from '../../../contracts/environment.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import { locale } from '../../../contracts/locales.ts';
import type { Manifest, ReleaseData } from '../../../contracts/manifest.ts';
import type { PublicVersion } from '../../../contracts/site.ts';
import { disclosureOf } from '../../documents/disclosure/disclosure.ts';
import { defined } from '../../lib/defined.ts';
import type { Publication } from '../../releases/revisions/release-record.ts';
import { releasePage } from '../pages/release-page.ts';
import { releaseText } from '../pages/release-page-props.ts';
import { html, immutable, jsonText, type PublishedObject } from '../published-object.ts';
import { ninjs } from '../site/ninjs.ts';
import { historyOf } from './history.ts';
import type { Rendition } from './rendition.ts';

/** One version of a release, and all that its objects say beside the texts. */
export interface VersionParts extends Publication {
  slug: string;
  /** Key of its folder, with the slash. */
  folder: string;
  source: Manifest['source'];
  document: SourceDocument;
  /** The text of the option `correction`, as its editor wrote it. */
  correction?: string;
  /** Versions before this one that readers saw, oldest first. */
  earlier: readonly PublicVersion[];
  /** The languages that have a rendition to show, the source's own first. */
  published: readonly string[];
  settings: Settings;
}

/**
 * The objects of one language: the document in the source's format, the page, the data, and the same as ninjs.
 * Equal input gives equal bytes, on every retry.
 *
 * @param content of the document: the rendition's text, or its archive.
 */
export function versionObjects(version: VersionParts, rendition: Rendition, content: Uint8Array | string) {
  const { folder, document, source, settings } = version;
  const { language } = rendition;
  const own = immutable(
    `${folder}${publishKeys.document(language, document.extension)}`,
    rendition.packed ? source.mediaType : `${source.mediaType}; charset=utf-8`,
    content,
    { contentDisposition: disposition(downloadName(version, language)) },
  );
  const data = releaseData(version, rendition);
  const news = ninjs({
    siteUrl: settings.siteUrl,
    data,
    firstPublishedAt: firstPublishedAt(version),
    body: rendition.body,
    document: { key: own.key, mediaType: own.contentType, bytes: Buffer.byteLength(own.body) },
  });
  return {
    document: own,
    page: immutable(`${folder}${publishKeys.page(language)}`, html, versionPage(version, rendition)),
    data: immutable(`${folder}${publishKeys.data(language)}`, 'application/json', jsonText(data)),
    ninjs: immutable(`${folder}${publishKeys.ninjs(language)}`, 'application/json', jsonText(news)),
  } satisfies Record<string, PublishedObject>;
}

/** As the file of a person's translation is called in the upload bucket: `river-ferry.fr.md`; the source without a language. */
function downloadName({ slug, document }: VersionParts, language: string): string {
  const name = slug.slice(slug.lastIndexOf('/') + 1);
  return `${name}${language === document.language ? '' : `.${language}`}.${document.extension}`;
}

function releaseData({ slug, version, publishedAt, document }: VersionParts, rendition: Rendition): ReleaseData {
  const { language, segments } = rendition;
  const { languageTag, digitalSourceType } = disclosureOf(rendition, document.language) ?? {};
  return {
    schema: 1,
    release: slug,
    version,
    publishedAt,
    language,
    direction: locale(language).direction,
    ...releaseText(rendition),
    ...defined({ languageTag, digitalSourceType }),
    source: { language: document.language, title: document.title.text },
    segments,
  };
}

/** When readers saw the release first, as far as a version may say: not by what came after it. */
function firstPublishedAt({ earlier, publishedAt }: VersionParts): string {
  return earlier[0]?.publishedAt ?? publishedAt;
}

/** The page of a version as it was published: it leads to what was published with it, and before. */
function versionPage(parts: VersionParts, rendition: Rendition): string {
  const { slug, version, publishedAt, change, earlier, document, settings } = parts;
  const { language, body, stale } = rendition;
  const correction = change === 'correction' ? rendition.correction : undefined;
  return releasePage({
    siteUrl: settings.siteUrl,
    kind: 'version',
    slug,
    language,
    ...releaseText({ ...rendition, correction }),
    body,
    version,
    publishedAt,
    change,
    sourceLanguage: document.language,
    sourceTitle: document.title.text,
    firstPublishedAt: firstPublishedAt(parts),
    updatedAt: publishedAt,
    ...defined({ stale }),
    history: [defined({ version, publishedAt, change, correction }), ...historyOf(earlier, language)],
    languages: parts.published.map((other) => ({ language: other, indexed: false })),
    indexed: false,
  });
}
