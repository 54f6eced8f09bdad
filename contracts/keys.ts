import { createHash } from 'node:crypto';
import { maxKeyBytes } from './limits.ts';
import { maxTagLength } from './locales.ts';

/**
 * Every object key, built in one place. Keys are as S3 has them: never percent-encoded. A slug is
 * an upload key without extension and language suffix, so it may hold any character, slashes too.
 */

/** The work bucket: what the pipeline and the editors read. */
export const workKeys = {
  document: (slug: string, revision: number) => `documents/${slug}/r${revision}/source.json`,
  rendition: (slug: string, revision: number, language: string) => `documents/${slug}/r${revision}/${language}.json`,
  /** A rendition's document, where its format is an archive. */
  packed: (slug: string, revision: number, language: string, extension: string) =>
    `documents/${slug}/r${revision}/${language}.${extension}`,
  report: (uploadKey: string) => fitted('reports/', uploadKey, '.json'),
  history: (uploadKey: string, versionId: string) => fitted('history/', uploadKey, `/${versionId}.json`),
} as const;

/** The publish bucket: what the public reads. */
export const publishKeys = {
  version: (slug: string, version: number) => `releases/${slug}/v${version}/`,
  manifest: (slug: string, version: number) => `releases/${slug}/v${version}/manifest.json`,
  document: (language: string, extension: string) => `${language}/document.${extension}`,
  page: (language: string) => `${language}/index.html`,
  data: (language: string) => `${language}/release.json`,
  latest: (slug: string) => `latest/${slug}.json`,
  sitePage: (language: string, slug: string) => `${language}/${slug}/index.html`,
} as const;

/** What each function may touch, as key patterns for its role. */
export const keyPatterns = {
  documents: 'documents/*',
  reports: ['reports/*', 'history/*'],
  immutable: 'releases/*',
  latest: 'latest/*',
} as const;

const longestTag = 'x'.repeat(maxTagLength);

/** Longest of the keys that a slug becomes part of, in UTF-8 bytes, beyond the slug itself. */
const longestAround = Math.max(
  ...[
    workKeys.rendition('', 9_999_999, longestTag),
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
