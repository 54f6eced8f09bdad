import { publishKeys, urlPath } from '../../../contracts/keys.ts';

/**
 * Addresses that CloudFront takes and matches as they are: unreserved signs without the tilde, which it refuses, and
 * the escapes of other than ASCII, which its documentation asks for. About the escapes of other signs, such as spaces
 * and brackets, documentation and reports disagree.
 */
const exact = /^\/(?:[A-Za-z0-9._/-]|%[89A-F][0-9A-F])*$/;

/** One path, at the price of one. Costs readers a moment: all objects are fetched again. */
const everything = '/*';

/**
 * Returns the paths to invalidate for a release: its keys with a slash before, and each page by its folder too, since
 * CloudFront may keep either. The edge function makes each address canonical, so that there are no other spellings. One
 * path with an asterisk covers all versions: it costs as much as one, and only fifteen such paths may be in progress
 * at once, so pages are named in full.
 */
export function invalidatedPaths(slug: string, languages: readonly string[]): string[] {
  const pages = languages.map((language) => publishKeys.sitePage(language, slug));
  const keys = [
    publishKeys.latest(slug),
    publishKeys.versions(slug),
    ...pages.flatMap((key) => [key, key.replace(/index\.html$/, '')]),
  ];
  const versions = publishKeys.version(slug, 0).replace(/0\/$/, '');
  return orEverything([...keys.map(pathOf), `${pathOf(versions)}*`]);
}

/** Returns the paths to invalidate for one version that is purged. */
export function invalidatedOfVersion(slug: string, version: number): string[] {
  return orEverything([`${pathOf(publishKeys.version(slug, version))}*`, pathOf(publishKeys.versions(slug))]);
}

const pathOf = (key: string): string => `/${urlPath(key)}`;

/** An address that CloudFront does not take for certain would stay at the edge for a year. */
function orEverything(paths: string[]): string[] {
  return paths.every((path) => exact.test(path.replace(/\*$/, ''))) ? paths : [everything];
}
