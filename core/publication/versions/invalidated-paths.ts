import { publishKeys, strictUrlPath, urlPath } from '../../../contracts/keys.ts';

/**
 * Returns the paths to invalidate for a release: its keys with a slash before, and each page by its folder too,
 * since the edge function may leave either. One path with an asterisk covers all versions: it costs as much as
 * one, and only fifteen such paths may be in progress at once, so pages are named in full.
 */
export function invalidatedPaths(slug: string, languages: readonly string[]): string[] {
  const pages = languages.map((language) => publishKeys.sitePage(language, slug));
  const keys = [
    publishKeys.latest(slug),
    publishKeys.versions(slug),
    ...pages.flatMap((key) => [key, key.replace(/index\.html$/, '')]),
  ];
  const versions = publishKeys.version(slug, 0).replace(/0\/$/, '');
  // Caches tell spellings apart: pages link attachments by the stricter one.
  const folders = new Set([urlPath(versions), strictUrlPath(versions)]);
  return [...keys.map((key) => `/${urlPath(key)}`), ...[...folders].map((folder) => `/${folder}*`)];
}
