import type { SharedWords } from '../../../contracts/words.ts';

/** Names the releases with which one shares its words, where these stay in a folder: its desk's, or else its top folder. */
export function sharedFolder(slug: string, { desks = [] }: Pick<SharedWords, 'desks'>): string {
  const own = desks.filter((prefix) => slug.startsWith(prefix)).sort((a, b) => b.length - a.length);
  return own[0] ?? topFolder(slug);
}

/** `press/` of `press/2026/ferry`; empty for a release outside folders. */
export function topFolder(slug: string): string {
  return slug.slice(0, slug.indexOf('/') + 1);
}
