import type { Manifest } from '../../contracts/manifest.ts';

export interface Billed {
  language: string;
  characters: number;
  requests: number;
}

/** The billed characters of each language, from the manifest; the source language is not billed. */
export function billedIn({ languages }: Manifest): Billed[] {
  return Object.entries(languages).flatMap(([language, entry]) =>
    entry.status === 'published' && entry.origin !== 'source'
      ? [{ language, characters: entry.charactersBilled ?? 0, requests: entry.requests ?? 0 }]
      : [],
  );
}
