import type { Block } from './block.ts';
import { clueKinds, isTelling } from './clue-kinds.ts';
import type { LengthFit } from './length-fit.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Limits in nats of one clue's evidence for and against a pair. */
const mostFor = 3;
const mostAgainst = -3.5;
/** Limit in nats of all clues together: they are not independent, as the words of one name are not. */
const mostTogether = 12;

/** Minimum nats for an untranslated text, even if every block may be the same. */
const asItIs = 1;

/**
 * Log likelihood ratio (nats) that one block translates the other against a coincidence, from the clues of
 * both and their lengths. Blocks of different kinds are never a pair.
 */
export class Evidence {
  readonly source: readonly Block[];
  readonly human: readonly Block[];
  readonly lengths: LengthFit;
  /** By clue: the extra evidence if both blocks have it, compared with one alone. */
  readonly #gain: Float64Array;
  /** By clue: 1 for the kinds that translations keep best. */
  readonly #telling: Uint8Array;
  /** By block: the evidence if the other block has none of its clues. */
  readonly #missing: readonly [Float64Array, Float64Array];

  constructor(source: readonly Block[], human: readonly Block[], lengths: LengthFit, vocabulary: Vocabulary) {
    this.source = source;
    this.human = human;
    this.lengths = lengths;
    const counts = [frequencies(source, vocabulary.size), frequencies(human, vocabulary.size)] as const;
    this.#gain = new Float64Array(vocabulary.size);
    const missing = [new Float64Array(vocabulary.size), new Float64Array(vocabulary.size)] as const;
    for (let id = 0; id < vocabulary.size; id++) {
      const { kept, missing: unseen } = clueKinds[vocabulary.kind(id)];
      const shares = [(counts[0][id] ?? 0) / source.length, (counts[1][id] ?? 0) / human.length] as const;
      const seen = shares[0] > 0 && shares[1] > 0;
      // If nearly every block of the other side has the clue, its absence says little.
      const absent = (share: number) =>
        seen ? Math.min(0, Math.max(mostAgainst, Math.log((1 - kept) / Math.max(1 - share, 1e-3)))) : unseen;
      missing[0][id] = absent(shares[1]);
      missing[1][id] = absent(shares[0]);
      const share = Math.max(...shares);
      const both = seen ? Math.min(mostFor, Math.log(Math.max(kept, share) / share)) : 0;
      this.#gain[id] = both - (missing[0][id] ?? 0) - (missing[1][id] ?? 0);
    }
    this.#telling = Uint8Array.from({ length: vocabulary.size }, (_, id) => (isTelling(vocabulary.kind(id)) ? 1 : 0));
    this.#missing = [sums(source, missing[0]), sums(human, missing[1])];
  }

  /** Nats from clues and length; minus infinity for blocks of different kinds. */
  of(i: number, j: number): number {
    const source = this.source[i];
    const human = this.human[j];
    if (!source || !human || source.kind !== human.kind) return Number.NEGATIVE_INFINITY;
    const value = this.clues(i, j) + this.lengths.of(source, human);
    return source.text === human.text ? Math.max(asItIs, value) : value;
  }

  /**
   * Share of the most reliable clues (figures, addresses, names) of either block that both have; 1 if they do
   * not have any.
   */
  agreement(i: number, j: number): number {
    const telling = (block: Block | undefined) => (block?.clues ?? none).filter((id) => this.#telling[id] === 1);
    const [one, other] = [telling(this.source[i]), telling(this.human[j])];
    const shared = new Set(other);
    const found = one.filter((id) => shared.has(id)).length;
    return (2 * found + 1) / (one.length + other.length + 1);
  }

  clues(i: number, j: number): number {
    const one = this.source[i]?.clues ?? none;
    const other = this.human[j]?.clues ?? none;
    let sum = (this.#missing[0][i] ?? 0) + (this.#missing[1][j] ?? 0);
    for (let left = 0, right = 0; left < one.length && right < other.length; ) {
      const [here, there] = [one[left] ?? 0, other[right] ?? 0];
      if (here === there) sum += this.#gain[here] ?? 0;
      if (here <= there) left++;
      if (there <= here) right++;
    }
    return Math.max(-mostTogether, Math.min(mostTogether, sum));
  }
}

const none = new Int32Array();

/** Number of blocks with each clue. */
function frequencies(blocks: readonly Block[], size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const { clues } of blocks) for (const id of clues) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

function sums(blocks: readonly Block[], values: Float64Array): Float64Array {
  return Float64Array.from(blocks, ({ clues }) => clues.reduce((sum, id) => sum + (values[id] ?? 0), 0));
}
