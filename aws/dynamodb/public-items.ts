/** Sort keys of what readers see of a release, in its item collection. */
export const publicItems = {
  release: 'public',
  version: (version: number) => `${publicItems.versions}${String(version).padStart(8, '0')}`,
  versions: 'version#',
} as const;
