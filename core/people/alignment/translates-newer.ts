import type { SourceDocument } from '../../../contracts/document.ts';
import { align } from './align.ts';
import { alignmentBlocks } from './block.ts';
import type { ClueKind } from './clue-kinds.ts';
import { Vocabulary } from './vocabulary.ts';

/** Clues that an edit changes and a translation does not invent. */
const proofs: ReadonlySet<ClueKind> = new Set(['figure', 'address']);

/**
 * Whether a text paired with an older source translates a newer one: it has figures or addresses that only
 * the newer one has. Lengths and words do not count: a wrong answer would teach the memory an old sentence as
 * the translation of a new one.
 */
export function translatesNewer(
  human: SourceDocument,
  { older, newer }: { older: SourceDocument; newer: SourceDocument },
): boolean {
  const now = align(newer, human);
  if (!now.aligned) return false;
  const before = align(older, human);
  if (!before.aligned) return true;
  if (now.score <= before.score) return false;
  const vocabulary = new Vocabulary();
  const found = shared(newer, human, vocabulary);
  const foundBefore = shared(older, human, vocabulary);
  return without(found, foundBefore) > without(foundBefore, found);
}

/** Clues that both have. */
function shared(source: SourceDocument, human: SourceDocument, vocabulary: Vocabulary): Set<number> {
  const [one = [], other = []] = alignmentBlocks(source, human, vocabulary).map((blocks) =>
    blocks.flatMap(({ clues }) => [...clues].filter((id) => proofs.has(vocabulary.kind(id)))),
  );
  const there = new Set(other);
  return new Set(one.filter((id) => there.has(id)));
}

function without(all: ReadonlySet<number>, others: ReadonlySet<number>): number {
  return [...all].filter((id) => !others.has(id)).length;
}
