import { acronymsOf, inCapitals, inSentenceCase, isInCapitals } from '../capitals/capitals.ts';
import type { MemoryEntry } from '../memory/entries.ts';
import type { Segment } from '../segments/segment.ts';
import type { JobOutcome } from './batch-translator.ts';

/**
 * Retries headings in capitals that an engine returned unchanged: sends each once more as a sentence, and sets the
 * answer in capitals.
 */
export class RetriedCapitals {
  readonly #outcomes: ReadonlyMap<string, JobOutcome>;
  readonly #target: string;
  /** The sentences, by the text in capitals. */
  readonly #sentences = new Map<string, string>();
  /** Segments to translate in the second round. */
  readonly segments: Segment[] = [];

  constructor(
    segments: readonly Segment[],
    outcomes: ReadonlyMap<string, JobOutcome>,
    { source, target }: { source: string; target: string },
  ) {
    this.#outcomes = outcomes;
    this.#target = target;
    let acronyms: ReadonlySet<string> | undefined;
    for (const segment of segments) {
      const { text } = segment;
      if (this.#sentences.has(text) || !isInCapitals(text) || !isUnchanged(entryOf(outcomes, text), text)) continue;
      acronyms ??= acronymsOf(segments.map((each) => each.text));
      const sentence = inSentenceCase(text, source, acronyms);
      if (sentence === text) continue;
      this.#sentences.set(text, sentence);
      this.segments.push({ ...segment, text: sentence });
    }
  }

  /** Returns the second answer for a heading that was retried, or the heading unchanged if that failed too. */
  entry(text: string): MemoryEntry | undefined {
    const sentence = this.#sentences.get(text);
    if (sentence === undefined) return undefined;
    const first = entryOf(this.#outcomes, text);
    const entry = entryOf(this.#outcomes, sentence);
    if (!entry || isUnchanged(entry, sentence)) return first && { ...first, target: text };
    return { ...entry, target: inCapitals(entry.target, this.#target) };
  }
}

/** Whether an answer repeats the text sent, ignoring case. */
function isUnchanged(entry: MemoryEntry | undefined, text: string): boolean {
  return entry?.target.toLowerCase() === text.toLowerCase();
}

function entryOf(outcomes: ReadonlyMap<string, JobOutcome>, text: string): MemoryEntry | undefined {
  const outcome = outcomes.get(text);
  return outcome === 'unreadable' ? undefined : outcome;
}
