import type { Change } from '../../../contracts/manifest.ts';
import type { PublicVersion } from '../../../contracts/site.ts';

export interface HistoryEntry {
  version: number;
  publishedAt: string;
  change: Change;
  /** In the language of the history. */
  correction?: string;
  /** Whether this language's text differs from the version before. */
  changed?: boolean;
}

/** The versions that have a page in a language, newest first. */
export function historyOf(versions: readonly PublicVersion[], language: string): HistoryEntry[] {
  return versions
    .flatMap(({ version, publishedAt, change, corrections, languages }): HistoryEntry[] => {
      const entry = languages[language];
      if (entry?.status !== 'published' && entry?.status !== 'stale') return [];
      const correction = corrections?.[language];
      return [
        {
          version,
          publishedAt,
          change,
          ...(correction === undefined ? {} : { correction }),
          ...(entry.changed === undefined ? {} : { changed: entry.changed }),
        },
      ];
    })
    .sort((a, b) => b.version - a.version);
}
