import type { Block } from './block.ts';
import type { Evidence } from './evidence.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A pair of blocks, by their places. */
export interface Match {
  i: number;
  j: number;
}

/** Unique clues that two blocks must share to be an anchor. */
const minSharedClues = 2;
/** Nats of evidence that an anchor needs besides. */
const convincing = 2.5;

export interface Anchors {
  /** In order on both sides. */
  kept: Match[];
  /** Pairs that would be anchors if they were in the same order on both sides. */
  crossed: number;
}

/**
 * Finds pairs of blocks that share unique clues, and keeps the longest sequence of them in order. They keep
 * the search between them short, for documents of any length.
 */
export function anchorsOf(evidence: Evidence, vocabulary: Vocabulary): Anchors {
  const { source, human } = evidence;
  const candidates = candidatesOf(source, human, vocabulary).filter(({ i, j }) => evidence.clues(i, j) >= convincing);
  const kept = longestRow(candidates);
  return { kept, crossed: candidates.length - kept.length };
}

function candidatesOf(source: readonly Block[], human: readonly Block[], vocabulary: Vocabulary): Match[] {
  const [inSource, inHuman] = [soleBlocks(source, vocabulary.size), soleBlocks(human, vocabulary.size)];
  const claimed = human.map((block) => claim(block, inSource, source, vocabulary));
  return source.flatMap((block, i): Match[] => {
    const j = claim(block, inHuman, human, vocabulary);
    return j !== undefined && claimed[j] === i ? [{ i, j }] : [];
  });
}

/** The block of the other side with the most unique clues of this block; undefined for a tie. */
function claim(
  { clues, kind }: Block,
  places: Int32Array,
  others: readonly Block[],
  vocabulary: Vocabulary,
): number | undefined {
  const votes = new Map<number, number>();
  for (const id of clues) {
    const place = places[id] ?? -1;
    if (place < 0 || others[place]?.kind !== kind) continue;
    votes.set(place, (votes.get(place) ?? 0) + (vocabulary.kind(id) === 'text' ? minSharedClues : 1));
  }
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= minSharedClues && first[1] !== second?.[1] ? first[0] : undefined;
}

/** By clue: the only block that has it; negative if there is not exactly one. */
function soleBlocks(blocks: readonly Block[], size: number): Int32Array {
  const places = new Int32Array(size).fill(-1);
  for (const [index, { clues }] of blocks.entries())
    for (const id of clues) places[id] = places[id] === -1 ? index : -2;
  return places;
}

/** The longest sequence in which both places grow (patience sorting). Candidates are sorted by `i`. */
function longestRow(candidates: readonly Match[]): Match[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, { j }] of candidates.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((candidates[ends[middle] ?? 0]?.j ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  }
  const row: Match[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const match = candidates[index];
    if (match) row.push(match);
  }
  return row.reverse();
}
