import { publishKeys } from '../../../contracts/keys.ts';
import type { Manifest } from '../../../contracts/manifest.ts';
import type { ObjectStore } from '../../lib/object-store.ts';

/** The keys of a version's objects, also of one whose manifest does not name them. */
export async function ownKeys(slug: string, version: number, published: Pick<ObjectStore, 'keys'>): Promise<string[]> {
  const folder = publishKeys.version(slug, version);
  const own: string[] = [];
  for await (const key of published.keys(folder)) if (isOwnPath(key.slice(folder.length))) own.push(key);
  return own;
}

const pageFiles = new Set([publishKeys.page(''), publishKeys.data(''), publishKeys.ninjs('')]);

/**
 * Whether a path below the folder of a version is the version's own. The name of another release may begin with the
 * same folder: `releases/ferry/v2/` holds version 2 of `ferry`, and the folder `v1` of the release `ferry/v2`.
 * `readUploadKey` refuses names with a folder such as `v2/assets`.
 */
export function isOwnPath(path: string): boolean {
  const [first = '', second, ...more] = path.split('/');
  if (second === undefined || `${first}/` === publishKeys.asset('')) return true;
  return more.length === 0 && (pageFiles.has(`/${second}`) || second.startsWith('document.'));
}

/** Whether it is the page of a language, and not an attachment of that name. */
export function isPagePath(path: string): boolean {
  const [first = '', second, ...more] = path.split('/');
  return more.length === 0 && `/${second}` === publishKeys.page('') && `${first}/` !== publishKeys.asset('');
}

/** Everything that a manifest lists, as paths below its folder. One of a withdrawn version does not list assets. */
export function allPaths({ languages, assets = {} }: Manifest): string[] {
  const files = Object.values(languages).flatMap((entry) => ('files' in entry ? Object.values(entry.files) : []));
  return [...files, ...Object.values(assets)].map(({ path }) => path).filter((path) => path !== '');
}
