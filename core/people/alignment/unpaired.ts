import type { Match } from './anchors.ts';
import type { Block } from './block.ts';
import type { Evidence } from './evidence.ts';

/** Distance, in blocks, within which a missing partner is searched. */
const searchedBlocks = 10;

/** Blocks without a partner, by their places. */
export interface Alone {
  source: number[];
  human: number[];
}

export const noBlocks: Alone = { source: [], human: [] };

/** Blocks without a partner, by kind. */
export function unpaired(path: readonly Match[], { source, human }: Evidence): Map<string, Alone> {
  const kinds = new Map<string, Alone>();
  const collect = (blocks: readonly Block[], side: keyof Alone, taken: Set<number>) => {
    for (const [index, { kind }] of blocks.entries()) {
      if (taken.has(index)) continue;
      const alone = kinds.get(kind) ?? { source: [], human: [] };
      alone[side].push(index);
      kinds.set(kind, alone);
    }
  };
  collect(source, 'source', new Set(path.map(({ i }) => i)));
  collect(human, 'human', new Set(path.map(({ j }) => j)));
  return kinds;
}

/** Unpaired blocks near a block: one of them may be the right partner. */
export function near(blocks: readonly number[], at: number): number[] {
  let from = 0;
  let to = blocks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((blocks[middle] ?? 0) < at - searchedBlocks) from = middle + 1;
    else to = middle;
  }
  const found: number[] = [];
  for (let index = from; index < blocks.length && (blocks[index] ?? 0) <= at + searchedBlocks; index++)
    found.push(blocks[index] ?? 0);
  return found;
}
