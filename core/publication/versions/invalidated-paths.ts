import { publishKeys, strictUrlPath, urlPath } from '../../../contracts/keys.ts';

/**
 * Addresses of a release as CloudFront's caches have them: keys with a slash before, and pages by their folder
 * too, for whichever of the two the edge's function leaves. All versions are one path with an asterisk, which
 * costs as one where a file each would cost thousands; of those only fifteen may be under way at once, so that
 * pages, one a language, are named in full.
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
