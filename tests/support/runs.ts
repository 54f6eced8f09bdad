import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the project that runs the file (vitest.config.ts). */
    tier: 'quick' | 'thorough';
  }
}

/** `thorough` where the file runs for the second time, with all that it can try. */
export const tier = inject('tier');

/** A quick run tries this share of what a thorough one tries. */
const share = 1 / 60;

/**
 * How many cases a property is tried on: all of them in `npm run test:thorough`, a share in `npm test`, but at
 * least `least`. Every run draws new ones; fast-check prints the seed of one that fails.
 */
export function runs(all: number, least = 12): number {
  return tier === 'thorough' ? all : Math.min(all, Math.max(least, Math.ceil(all * share)));
}

/** All of a list in the thorough tier; in the quick one `count` of them, evenly from the whole list. */
export function sampleOf<T>(all: readonly T[], count: number): readonly T[] {
  if (tier === 'thorough' || all.length <= count) return all;
  return Array.from({ length: count }, (_, n) => all[Math.floor((n * all.length) / count)] as T);
}
