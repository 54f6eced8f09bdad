/** Texts, and how often each is there. */
export type Multiset = ReadonlyMap<string, number>;

export function countOf(texts: Iterable<string>): Multiset {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The first text that is in one more often than in the other. */
export function difference(one: Multiset, other: Multiset): string | undefined {
  for (const [text, times] of one) if (times > (other.get(text) ?? 0)) return text;
  return undefined;
}
