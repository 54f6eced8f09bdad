/** The candidate that the fewest edits turn `written` into, case aside. */
export function nearest(written: string, candidates: readonly string[]): string {
  const [first] = candidates.toSorted((a, b) => editDistance(written, a) - editDistance(written, b));
  if (first === undefined) throw new Error('there are no candidates');
  return first;
}

/** Levenshtein distance, case aside. */
export function editDistance(a: string, b: string): number {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = at(row, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, at(row, j) + 1, at(next, j - 1) + 1));
    }
    row = next;
  }
  return at(row, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
