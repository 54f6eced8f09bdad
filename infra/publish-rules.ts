import type { z } from 'zod';
import { findLocale } from '../contracts/locales.ts';

export const publishWays = ['auto', 'after-review'] as const;

/** Refuses a way of publishing for a language that nothing is translated into. */
export function checkPublish(
  given: Readonly<Record<string, unknown>>,
  languages: readonly string[],
  context: z.RefinementCtx,
): void {
  for (const written of Object.keys(given)) {
    if (languages.includes(findLocale(written)?.tag ?? written)) continue;
    const message = `is given for ${written}, which is none of the languages`;
    context.addIssue({
      code: 'custom',
      path: ['publish', written],
      message,
      params: { allowed: languages.join(', ') },
    });
  }
}

/** The languages, in their order, that a person looks at before anybody reads them. */
export function afterReview(given: Readonly<Record<string, string>>, languages: readonly string[]): string[] {
  const reviewed = new Set(
    Object.entries(given).flatMap(([written, way]) =>
      way === 'after-review' ? [findLocale(written)?.tag ?? written] : [],
    ),
  );
  return languages.filter((tag) => reviewed.has(tag));
}
