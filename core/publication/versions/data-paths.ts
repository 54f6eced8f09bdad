import type { Manifest } from '../../../contracts/manifest.ts';

/** What a manifest lists beside pages, as paths below its folder: all that goes with a withdrawal. */
export function dataPaths(manifest: Manifest): string[] {
  return listed(manifest).flatMap(([name, path]) => (name === 'page' ? [] : [path]));
}

/** Everything that a manifest lists. */
export function allPaths(manifest: Manifest): string[] {
  return listed(manifest).map(([, path]) => path);
}

function listed({ languages, assets = {} }: Manifest): [name: string, path: string][] {
  const files = Object.values(languages).flatMap((entry) => ('files' in entry ? Object.entries(entry.files) : []));
  return [
    ...files.map(([name, { path }]): [string, string] => [name, path]),
    ...Object.values(assets).map(({ path }): [string, string] => ['asset', path]),
  ];
}
