import type { References } from './references.ts';

/** References to begin with. */
export function noReferences(): References {
  return { places: [], images: [], ids: new Set(), notShown: [] };
}
