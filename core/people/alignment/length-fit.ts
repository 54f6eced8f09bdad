import type { Block } from './block.ts';

/** Limits in nats of a length's evidence for and against a pair. */
const mostFor = 3;
const mostAgainst = -6;

/**
 * Variance of a translation's length per character of its source, over the square of the length: 6.8 (Gale
 * and Church, A Program for Aligning Sentences, 1993). A tenth of the length is always uncertain, more if the
 * weights of another script are only an average.
 */
const perCharacter = 6.8;
const least = 0.01;
const leastAcrossScripts = 0.03;
/** Letters added to both lengths, so that one word against two is not evidence. */
const letters = 4;

/** Compares the fit of two lengths with the lengths of all other blocks of the human text. */
export class LengthFit {
  /** Logarithm of the length ratio of the whole texts. */
  readonly offset: number;
  readonly #least: number;
  readonly #byKind = new Map<string, { mean: number; variance: number }>();

  constructor(human: readonly Block[], offset: number, acrossScripts: boolean) {
    this.offset = offset;
    this.#least = acrossScripts ? leastAcrossScripts : least;
    for (const kind of new Set(human.map((block) => block.kind))) {
      const logs = human.filter((block) => block.kind === kind).map(({ weight }) => Math.log(weight + letters));
      const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
      const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length;
      this.#byKind.set(kind, { mean, variance });
    }
  }

  /** Nats. */
  of(source: Block, human: Block): number {
    const background = this.#byKind.get(human.kind);
    const own = this.#variance(source.weight);
    if (background === undefined) return 0;
    // If all blocks have about the same length, a fitting length is not evidence.
    const variance = Math.max(background.variance, own);
    const observed = Math.log(human.weight + letters);
    const fit = logDensity(observed - Math.log(source.weight + letters) - this.offset, own);
    return Math.max(mostAgainst, Math.min(mostFor, fit - logDensity(observed - background.mean, variance)));
  }

  /** Difference of the lengths, in standard deviations. */
  deviation(sourceWeight: number, humanWeight: number): number {
    const difference = Math.log(humanWeight + letters) - Math.log(sourceWeight + letters) - this.offset;
    return Math.abs(difference) / Math.sqrt(this.#variance(sourceWeight));
  }

  #variance(weight: number): number {
    return this.#least + perCharacter / (weight + 2 * letters);
  }
}

function logDensity(difference: number, variance: number): number {
  return -(difference ** 2) / (2 * variance) - Math.log(variance) / 2;
}
