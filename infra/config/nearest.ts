import { distance } from 'fastest-levenshtein';

/** The candidate with the smallest edit distance to `written`, case aside. */
export function nearest(written: string, candidates: readonly string[]): string {
  const [first] = candidates.toSorted((a, b) => editDistance(written, a) - editDistance(written, b));
  if (first === undefined) throw new Error('the list of candidates is empty');
  return first;
}

/** Levenshtein distance, case aside. */
export function editDistance(a: string, b: string): number {
  return distance(a.toLowerCase(), b.toLowerCase());
}
