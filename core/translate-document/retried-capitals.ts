import { acronymsOf, inCapitals, inSentenceCase, isInCapitals } from '../capitals/capitals.ts';
import type { Segment } from '../segments/index.ts';
import type { Outcome } from './batch-translator.ts';
import type { MemoryEntry } from './ports.ts';

/**
 * Headings in capitals that an engine gave back as they were: each is sent once more as a sentence,
 * and what comes back is set in capitals.
 */
export class RetriedCapitals {
  readonly #outcomes: ReadonlyMap<string, Outcome>;
  readonly #target: string;
  /** The sentences, by the text in capitals. */
  readonly #sentences = new Map<string, string>();
  /** What to translate beside the rest. */
  readonly segments: Segment[] = [];

  constructor(
    segments: readonly Segment[],
    outcomes: ReadonlyMap<string, Outcome>,
    { source, target }: { source: string; target: string },
  ) {
    this.#outcomes = outcomes;
    this.#target = target;
    let acronyms: ReadonlySet<string> | undefined;
    for (const segment of segments) {
      const { text } = segment;
      if (this.#sentences.has(text) || !isInCapitals(text) || entryOf(outcomes, text)?.target !== text) continue;
      acronyms ??= acronymsOf(segments.map((each) => each.text));
      const sentence = inSentenceCase(text, source, acronyms);
      if (sentence === text) continue;
      this.#sentences.set(text, sentence);
      this.segments.push({ ...segment, text: sentence });
    }
  }

  /** The translation of a segment that was retried, if the second answer was one. */
  entry(text: string): MemoryEntry | undefined {
    const sentence = this.#sentences.get(text);
    const entry = sentence === undefined ? undefined : entryOf(this.#outcomes, sentence);
    if (!entry || entry.target === sentence) return undefined;
    return { ...entry, target: inCapitals(entry.target, this.#target) };
  }
}

function entryOf(outcomes: ReadonlyMap<string, Outcome>, text: string): MemoryEntry | undefined {
  const outcome = outcomes.get(text);
  return outcome === 'unreadable' ? undefined : outcome;
}
