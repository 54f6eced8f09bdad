import { createHash } from 'node:crypto';
import { maxKeyBytes } from './limits.ts';
import { maxTagLength } from './locales.ts';

/**
 * Every object key, built in one place. Keys are as S3 has them: never percent-encoded. A slug is
 * an upload key without extension and language suffix, so it may hold any character, slashes too.
 */

/** Where in the upload bucket translation memories lie; no release's key begins so. */
export const memoryFolder = 'memory/';

/** The work bucket: what the pipeline and the editors read. */
export const workKeys = {
  document: (slug: string, revision: number) => `documents/${slug}/r${revision}/source.json`,
  rendition: (slug: string, revision: number, language: string) => `documents/${slug}/r${revision}/${language}.json`,
  /** A rendition's document, where its format is an archive. */
  packed: (slug: string, revision: number, language: string, extension: string) =>
    `documents/${slug}/r${revision}/${language}.${extension}`,
  /** A person's translation as one revision has it. */
  people: (slug: string, revision: number, language: string) =>
    `documents/${slug}/r${revision}/people/${language}.json`,
  /** A review package: this and `.<ext>`, `.html`, `.xlf`. */
  review: (slug: string, revision: number, language: string) => `review/${slug}/r${revision}/${language}`,
  /** A term list as executions pin it. */
  terms: (source: string, sha256: string) => `terminology/${source}/${sha256}.json`,
  /** The keys of what an imported translation memory brought, so that they can be taken back. */
  importedPairs: (uploadKey: string, versionId: string) => `${uploadKey}/${versionId}.json`,
  /** The same of a person's file beside a source, which is named by what it is now. */
  taughtPairs: (uploadKey: string, state: string) => `words/${sha256(uploadKey)}/${sha256(state)}.json`,
  /** The cards of one page of a month's list, from which the page in every language is made. */
  sitePage: (month: string, page: number) => `site/pages/${month}/${String(page).padStart(4, '0')}.json`,
  /** The releases that appeared or changed last: what the first pages and the feeds show. */
  siteNewest: 'site/newest.json',
  /** The shards that a sitemap index names. */
  siteSitemaps: (index: number) => `site/sitemaps/${String(index).padStart(4, '0')}.json`,
  report: (uploadKey: string) => fitted('reports/', uploadKey, '.json'),
  history: (uploadKey: string, versionId: string) => fitted('history/', uploadKey, `/${versionId}.json`),
} as const;

/** Where in the upload bucket lies what is no release. */
export const uploadFolders = { terminology: 'terminology/' } as const;

/** The publish bucket: what the public reads. */
export const publishKeys = {
  version: (slug: string, version: number) => `releases/${slug}/v${version}/`,
  manifest: (slug: string, version: number) => `releases/${slug}/v${version}/manifest.json`,
  document: (language: string, extension: string) => `${language}/document.${extension}`,
  page: (language: string) => `${language}/index.html`,
  data: (language: string) => `${language}/release.json`,
  /** The release as ninjs, beside its data. */
  ninjs: (language: string) => `${language}/ninjs.json`,
  /** A file of the release's own, such as an image. */
  asset: (name: string) => `assets/${name}`,
  latest: (slug: string) => `latest/${slug}.json`,
  versions: (slug: string) => `versions/${slug}.json`,
  sitePage: (language: string, slug: string) => `${language}/${slug}/index.html`,
} as const;

/**
 * What belongs to no release alone. Below a language's folder lie its releases too, so that the first
 * names there are reserved: `reservedNames`.
 */
export const siteKeys = {
  front: 'index.html',
  notFound: '404.html',
  robots: 'robots.txt',
  stylesheet: (digest: string) => `assets/site-${digest}.css`,
  /** The newest releases. */
  list: (language: string) => `${language}/index.html`,
  /** Which months there are. */
  months: (language: string) => `${language}/months/index.html`,
  /** The newest, open page of a month; full ones move to their number. */
  month: (language: string, month: string, page?: number) =>
    page === undefined ? `${language}/months/${month}/index.html` : `${language}/months/${month}/${page}/index.html`,
  atom: (language: string) => `${language}/feed.atom`,
  jsonFeed: (language: string) => `${language}/feed.json`,
  /** The index of the first sitemaps; later ones are numbered, and robots.txt names each. */
  sitemapIndex: (number: number) => (number === 1 ? 'sitemap.xml' : `sitemap-${number}.xml`),
  /** Of the first pages, which are no release's. */
  sitemapOfLists: 'sitemaps/lists.xml',
  sitemap: (month: string, page: number) => `sitemaps/${month}-${String(page).padStart(4, '0')}.xml`,
  catalogue: 'catalogue/index.json',
  catalogueShard: (shard: number) => `catalogue/${String(shard).padStart(6, '0')}.json`,
  schema: (name: SchemaName) => `schemas/${name}.json`,
} as const;

/** What the objects that programs read look like, each as a JSON Schema. */
export type SchemaName = 'manifest' | 'release' | 'report' | 'latest' | 'versions' | 'catalogue' | 'catalogue-shard';

/** First segments of a slug that lists and feeds use. */
export const reservedNames = ['months', 'feed.atom', 'feed.json', 'index.html'] as const;

/** What each function may touch, as key patterns for its role. */
export const keyPatterns = {
  documents: 'documents/*',
  attachments: '*.files/*',
  reviews: 'review/*',
  /** Term lists: as they are dropped into the upload bucket, and as the work bucket keeps them. */
  termLists: 'terminology/*',
  /** Of the upload bucket and of the work bucket. */
  memories: `${memoryFolder}*`,
  /** What people's files taught, in the work bucket. */
  words: 'words/*',
  reports: ['reports/*', 'history/*'],
  immutable: 'releases/*',
  versionPages: 'releases/*/index.html',
  manifests: 'releases/*/manifest.json',
  latest: 'latest/*',
  versions: 'versions/*',
  /** Of the work bucket: what lists, feeds and sitemaps are made of. */
  site: 'site/*',
  /** Of the publish bucket: what belongs to no release alone, see `siteKeys`. */
  shared: [
    'index.html',
    '404.html',
    'robots.txt',
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

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const longestTag = 'x'.repeat(maxTagLength);

/** Longest of the keys that a slug becomes part of, in UTF-8 bytes, beyond the slug itself. */
const longestAround = Math.max(
  ...[
    workKeys.people('', 9_999_999, longestTag),
    `${workKeys.review('', 9_999_999, longestTag)}.markdown`,
    `${publishKeys.version('', 9_999_999)}${publishKeys.document(longestTag, 'markdown')}`,
    publishKeys.sitePage(longestTag, ''),
  ].map((key) => Buffer.byteLength(key)),
);

/** UTF-8 bytes that a slug may have, so that every key made of it is one that S3 takes. */
export const maxSlugBytes = maxKeyBytes - longestAround;

/** The address of a key below a site: each segment percent-encoded, slashes kept. */
export function urlPath(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}

/** The same where the address stands in a text of any markup: no sign of it is left that a language gives a meaning. */
export function strictUrlPath(key: string): string {
  return urlPath(key).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * A report's key for an upload key. An upload key can fill S3's limit by itself, and even such an
 * upload gets its report: the middle gives way to a digest of the whole.
 */
function fitted(prefix: string, uploadKey: string, suffix: string): string {
  const whole = `${prefix}${uploadKey}${suffix}`;
  if (Buffer.byteLength(whole) <= maxKeyBytes) return whole;
  const digest = `~${createHash('sha256').update(uploadKey).digest('hex').slice(0, 16)}`;
  const room = maxKeyBytes - Buffer.byteLength(prefix) - Buffer.byteLength(suffix) - Buffer.byteLength(digest);
  let kept = '';
  for (const character of uploadKey) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(character) > room) break;
    kept += character;
  }
  return `${prefix}${kept}${digest}${suffix}`;
}
