import type { StoredEntry } from './entries.ts';
import { plain } from './plain.ts';

/** The memory's entries of one pair of languages. */
export interface PairStats {
  from: string;
  to: string;
  human: number;
  machine: number;
  /** Characters of the sources, as they would be billed. */
  characters: number;
}

/** Counts entries by languages, most characters first. */
export async function pairStats(entries: AsyncIterable<StoredEntry>): Promise<PairStats[]> {
  const pairs = new Map<string, PairStats>();
  for await (const entry of entries) {
    const { sourceLanguage: from, targetLanguage: to } = entry;
    const key = `${from}\n${to}`;
    const stats = pairs.get(key) ?? { from, to, human: 0, machine: 0, characters: 0 };
    stats[entry.kind] += 1;
    stats.characters += entry.kind === 'machine' ? entry.characters : [...plain(entry.source)].length;
    pairs.set(key, stats);
  }
  return [...pairs.values()].sort((a, b) => b.characters - a.characters || (a.to < b.to ? -1 : 1));
}
