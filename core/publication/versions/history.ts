import type { PublicVersion } from '../../../contracts/site.ts';
import { defined } from '../../lib/defined.ts';
import type { PageVersion } from '../pages/release-page-props.ts';

/** The versions that have a page in a language, newest first. */
export function historyOf(versions: readonly PublicVersion[], language: string): PageVersion[] {
  return versions
    .flatMap(({ number, publishedAt, change, corrections, languages }): PageVersion[] => {
      const entry = languages[language];
      if (entry?.status !== 'published' && entry?.status !== 'stale') return [];
      return [
        defined({ version: number, publishedAt, change, correction: corrections?.[language], changed: entry.changed }),
      ];
    })
    .sort((a, b) => b.version - a.version);
}
