import type { z } from 'zod';
import { findLocale } from '../../contracts/locales.ts';
import type { Indexing } from '../../contracts/site.ts';

export const publishWays = ['auto', 'after-review'] as const;

export const indexings = ['all', 'reviewed'] as const satisfies readonly Indexing[];

/** Refuses entries under `key` for languages that are not targets. */
export function checkByLanguage(
  key: 'publish' | 'index',
  given: Readonly<Record<string, unknown>>,
  languages: readonly string[],
  context: z.RefinementCtx,
): void {
  for (const written of Object.keys(given)) {
    if (languages.includes(findLocale(written)?.tag ?? written)) continue;
    const message = `is given for ${written}, which is not one of the languages`;
    context.addIssue({
      code: 'custom',
      path: [key, written],
      message,
      params: { allowed: languages.join(', ') },
    });
  }
}

/** The languages that a person approves before publication, in the configured order. */
export function afterReview(given: Readonly<Record<string, string>>, languages: readonly string[]): string[] {
  const reviewed = new Set(
    Object.entries(given).flatMap(([written, way]) =>
      way === 'after-review' ? [findLocale(written)?.tag ?? written] : [],
    ),
  );
  return languages.filter((tag) => reviewed.has(tag));
}

/** Languages of which search engines may list only texts that people wrote or approved, by canonical tag. */
export function reviewedOnly(
  given: Readonly<Record<string, Indexing>>,
  languages: readonly string[],
): Record<string, Indexing> {
  const tags = new Map(
    Object.entries(given).map(([written, indexing]) => [findLocale(written)?.tag ?? written, indexing]),
  );
  return Object.fromEntries(languages.flatMap((tag) => (tags.get(tag) === 'reviewed' ? [[tag, 'reviewed']] : [])));
}
