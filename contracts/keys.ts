import { maxKeyBytes } from './limits.ts';
import { maxTagLength } from './locales.ts';
import { sha256 } from './sha256.ts';

/**
 * Every object key, built in one place. Keys are not percent-encoded, as in S3. A slug is an upload key
 * without its extension and language suffix, so it may hold any character, slashes included.
 */

/** Folders in the upload bucket that do not hold releases; all other keys belong to releases. */
export const uploadFolders = { terminology: 'terminology/', memory: 'memory/', approvals: 'approvals/' } as const;

/**
 * How keys end that start no execution: folder markers, and what computers leave in folders. EventBridge compares ends
 * of keys without a limit on their number (Amazon EventBridge User Guide: comparison operators). Its wildcards would
 * also say `~$…` and a name without a folder, but it refuses a rule of a few of them as too complex.
 */
export const ignoredEndings = ['/', '/.DS_Store', '/Thumbs.db', '/thumbs.db'] as const;

/** The work bucket, which the pipeline and editors read. */
export const workKeys = {
  document: (slug: string, revision: number) => `documents/${slug}/r${revision}/source.json`,
  rendition: (slug: string, revision: number, language: string) => `documents/${slug}/r${revision}/${language}.json`,
  /** The folder of all documents of a revision. */
  documentsOf: (slug: string, revision: number) => `documents/${slug}/r${revision}/`,
  /** The folder of its review packages. */
  reviewsOf: (slug: string, revision: number) => `review/${slug}/r${revision}/`,
  /** A rendition's document, if its format is an archive. */
  packed: (slug: string, revision: number, language: string, extension: string) =>
    `documents/${slug}/r${revision}/${language}.${extension}`,
  /** A person's translation, as one revision uses it. */
  human: (slug: string, revision: number, language: string) => `documents/${slug}/r${revision}/people/${language}.json`,
  /** A review package: `<this>.<ext>`, `.html` and `.xlf`. */
  review: (slug: string, revision: number, language: string) => `review/${slug}/r${revision}/${language}`,
  /** The folder of the preview of a revision. Its own paths are those of a version. */
  preview: (slug: string, revision: number) => `${workKeys.previewsOf(slug)}r${revision}/`,
  /**
   * The folder of all previews of a release. No slug contains `.files/`, so no other release has keys in it; and it is
   * not below a folder that has the name of the release, which may be a desk's.
   */
  previewsOf: (slug: string) => `preview/${slug}.files/`,
  /** A term list as executions pin it. */
  terms: (source: string, sha256: string) => `terminology/${source}/${sha256}.json`,
  /** The keys of the pairs that an imported translation memory added, so that they can be removed. */
  importedPairs: (uploadKey: string, versionId: string) => `${uploadKey}/${versionId}.json`,
  /** The keys of the pairs that a person's file added, in one state of that file. */
  taughtPairs: (uploadKey: string, state: string) => `words/${sha256(uploadKey)}/${sha256(state)}.json`,
  /** The cards of one page of a month's list; the page is made from them in every language. */
  sitePage: (month: string, page: number) => `site/pages/${month}/${String(page).padStart(4, '0')}.json`,
  /** The releases that appeared or changed last, for the first pages and the feeds. */
  siteNewest: 'site/newest.json',
  /** The shards that a sitemap index lists. */
  siteSitemaps: (index: number) => `site/sitemaps/${String(index).padStart(4, '0')}.json`,
  report: (uploadKey: string) => fitted('reports/', uploadKey, '.json'),
  history: (uploadKey: string, versionId: string) => fitted('history/', uploadKey, `/${versionId}.json`),
} as const;

/** The publish bucket, which the public reads. */
export const publishKeys = {
  version: (slug: string, version: number) => `releases/${slug}/v${version}/`,
  manifest: (slug: string, version: number) => `releases/${slug}/v${version}/manifest.json`,
  signature: (slug: string, version: number) => `releases/${slug}/v${version}/manifest.json.sig`,
  document: (language: string, extension: string) => `${language}/document.${extension}`,
  page: (language: string) => `${language}/index.html`,
  data: (language: string) => `${language}/release.json`,
  /** The release as ninjs, beside `data`. */
  ninjs: (language: string) => `${language}/ninjs.json`,
  /** A file of the release's folder, such as an image. */
  asset: (name: string) => `assets/${name}`,
  latest: (slug: string) => `latest/${slug}.json`,
  versions: (slug: string) => `versions/${slug}.json`,
  sitePage: (language: string, slug: string) => `${language}/${slug}/index.html`,
} as const;

/**
 * Keys that belong to the whole site. Releases lie below a language's folder too, so the site's names there
 * are reserved: `reservedNames`.
 */
export const siteKeys = {
  front: 'index.html',
  notFound: '404.html',
  robots: 'robots.txt',
  icon: 'favicon.ico',
  stylesheet: (digest: string) => `assets/site-${digest}.css`,
  /** The newest releases. */
  list: (language: string) => `${language}/index.html`,
  /** The list of months. */
  months: (language: string) => `${language}/months/index.html`,
  /** The newest, open page of a month; a full page gets its number. */
  month: (language: string, month: string, page?: number) =>
    page === undefined ? `${language}/months/${month}/index.html` : `${language}/months/${month}/${page}/index.html`,
  atom: (language: string) => `${language}/feed.atom`,
  jsonFeed: (language: string) => `${language}/feed.json`,
  /** The index of the first sitemaps; further ones are numbered, and robots.txt lists each. */
  sitemapIndex: (number: number) => (number === 1 ? 'sitemap.xml' : `sitemap-${number}.xml`),
  /** The sitemap of the list pages. */
  sitemapOfLists: 'sitemaps/lists.xml',
  sitemap: (month: string, page: number) => `sitemaps/${month}-${String(page).padStart(4, '0')}.xml`,
  /** The public halves of the keys that sign. */
  keys: '.well-known/dragoman-keys.json',
  catalogue: 'catalogue/index.json',
  catalogueShard: (shard: number) => `catalogue/${String(shard).padStart(6, '0')}.json`,
  schema: (name: SchemaName) => `schemas/${name}.json`,
} as const;

/** The objects that have a published JSON Schema. */
export type SchemaName =
  | 'manifest'
  | 'release'
  | 'report'
  | 'latest'
  | 'versions'
  | 'catalogue'
  | 'catalogue-shard'
  | 'signature'
  | 'statement'
  | 'keys';

/** Names that a slug may not begin with: lists and feeds use them. */
export const reservedNames = ['months', 'feed.atom', 'feed.json', 'index.html'] as const;

/** Key patterns for the functions' roles. */
export const keyPatterns = {
  documents: 'documents/*',
  /** Documents as Ingest writes them, in the folders of their revisions; no rendition has such a key. */
  ingested: ['documents/*/r*/source.json', 'documents/*/r*/people/*.json'],
  attachments: '*.files/*',
  reviews: 'review/*',
  /** Pages of held releases, for their editors, in the work bucket. */
  previews: 'preview/*',
  /** Term lists, in the upload bucket and in the work bucket. */
  termLists: `${uploadFolders.terminology}*`,
  /** Translation memories, in the upload bucket and in the work bucket. */
  memories: `${uploadFolders.memory}*`,
  /** Approvals of expenses, in the upload bucket. */
  approvals: `${uploadFolders.approvals}*`,
  /** Pairs that people's files added, in the work bucket. */
  words: 'words/*',
  reports: ['reports/*', 'history/*'],
  immutable: 'releases/*',
  versionPages: 'releases/*/index.html',
  manifests: 'releases/*/manifest.json',
  signatures: 'releases/*/manifest.json.sig',
  latest: 'latest/*',
  versions: 'versions/*',
  /** In the work bucket: the data of lists, feeds and sitemaps. */
  site: 'site/*',
  /** In the publish bucket: keys of the whole site, see `siteKeys`. */
  shared: [
    'index.html',
    '404.html',
    'robots.txt',
    'favicon.ico',
    'sitemap*.xml',
    'sitemaps/*',
    'catalogue/*',
    'schemas/*',
    'assets/*',
    '*/index.html',
    '*/feed.atom',
    '*/feed.json',
  ],
} as const;

const longestTag = 'x'.repeat(maxTagLength);

/** UTF-8 bytes of the longest key around a slug, without the slug. */
const longestAround = Math.max(
  ...[
    workKeys.human('', 9_999_999, longestTag),
    `${workKeys.review('', 9_999_999, longestTag)}.markdown`,
    `${publishKeys.version('', 9_999_999)}${publishKeys.document(longestTag, 'markdown')}`,
    publishKeys.sitePage(longestTag, ''),
  ].map((key) => Buffer.byteLength(key)),
);

/** UTF-8 bytes that a slug may have, so that every key made of it fits S3's limit. */
export const maxSlugBytes = maxKeyBytes - longestAround;

/** The path of a key on a site: each segment percent-encoded, slashes kept. */
export function urlPath(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}

/** `urlPath` with `!'()*` encoded too, so that the path is safe in any markup. */
export function strictUrlPath(key: string): string {
  return urlPath(key).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * A report's key for an upload key. The upload key alone may reach S3's limit; then a digest replaces its
 * end, so that even such an upload gets its report.
 */
function fitted(prefix: string, uploadKey: string, suffix: string): string {
  const whole = `${prefix}${uploadKey}${suffix}`;
  if (Buffer.byteLength(whole) <= maxKeyBytes) return whole;
  const digest = `~${sha256(uploadKey).slice(0, 16)}`;
  const room = maxKeyBytes - Buffer.byteLength(prefix) - Buffer.byteLength(suffix) - Buffer.byteLength(digest);
  let kept = '';
  for (const character of uploadKey) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(character) > room) break;
    kept += character;
  }
  return `${prefix}${kept}${digest}${suffix}`;
}
