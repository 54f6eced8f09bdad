import type { Manifest } from '../../../contracts/manifest.ts';

/** Everything that a manifest lists, as paths below its folder. One of a withdrawn version does not list assets. */
export function allPaths({ languages, assets = {} }: Manifest): string[] {
  const files = Object.values(languages).flatMap((entry) => ('files' in entry ? Object.values(entry.files) : []));
  return [...files, ...Object.values(assets)].map(({ path }) => path).filter((path) => path !== '');
}
