import type { TermList } from '../../../../contracts/terminology.ts';
import type { TermPair } from '../../memory/machine-key.ts';
import { normaliseText } from '../../memory/normalise.ts';
import { decodeText } from '../../segments/entities.ts';
import type { Segment } from '../../segments/segment.ts';
import { tokensOf } from '../../segments/tokens.ts';
import { isMissed } from './is-missed.ts';
import { keepTerms } from './keep-terms.ts';
import { TermIndex } from './term-index.ts';

/** A term list as it is for one language. */
export class TargetTerms {
  /** The list's name in the engine. */
  readonly name: string | undefined;
  readonly #target: string;
  readonly #kept: TermIndex<string>;
  /** By their source in any case; those that differ in case only stand together. */
  readonly #pairs: TermIndex<TermPair[]>;

  /** @param target canonical tag. */
  constructor(list: TermList | undefined, target: string) {
    this.name = list?.name;
    this.#target = target;
    const terms = (list?.terms ?? []).map((term) => ({ ...term, source: normaliseText(term.source).trim() }));
    this.#kept = new TermIndex(terms.flatMap(({ source, keep }) => (keep ? [[source, source] as const] : [])));
    const pairs = new Map<string, TermPair[]>();
    for (const { source, targets, keep } of terms) {
      const own = keep ? undefined : targets[target];
      if (own === undefined || own === '') continue;
      const folded = source.toLowerCase();
      pairs.set(folded, [...(pairs.get(folded) ?? []), [source, own]]);
    }
    // The service finds terms in any case (Amazon Translate Developer Guide: Case-insensitive matching).
    this.#pairs = new TermIndex(pairs, { ignoreCase: true });
  }

  /** A segment with what is never translated as tags. */
  kept(segment: Segment): Segment {
    return keepTerms(segment, this.#kept);
  }

  /**
   * The pairs that occur in a segment, for its key and for whether the engine is told of the list.
   *
   * @param encoded normalised, what is kept taken out.
   */
  pairsIn(encoded: string): TermPair[] {
    if (this.#pairs.isEmpty) return [];
    return this.#pairs.find(plainOf(encoded)).flatMap(({ value }) => value);
  }

  /**
   * What a translation lacks of the terms of its source, in words for whoever reads the report. Tags count
   * for neither: what is in them comes back as it is.
   *
   * @param source encoded, as it was sent.
   * @param translation encoded.
   */
  missed(source: string, translation: string): string[] {
    if (this.#kept.isEmpty && this.#pairs.isEmpty) return [];
    const text = plainOf(source);
    const target = normaliseText(plainOf(translation));
    // Only those that markup divides are still in the text.
    const kept = this.#kept.find(text);
    const gone = kept.flatMap(({ value }) => (target.includes(value) ? [] : [`“${value}” is never to be translated`]));
    const missing = this.#pairs.find(text).flatMap(({ start, end, value }) => {
      const [term, wanted] = value.find(([each]) => each === text.slice(start, end)) ?? (value[0] as TermPair);
      if (kept.some((other) => start < other.end && end > other.start)) return [];
      // In capitals that the term has not it is that word; without those that it has, it may be another: IT, it.
      const isTerm = term === text.slice(start, end) || term === term.toLowerCase();
      return isTerm && isMissed(wanted, target, this.#target) ? [`“${term}” is “${wanted}”`] : [];
    });
    return [...new Set([...gone, ...missing])];
  }
}

/** With what stands for a tag where that divides words, and nothing where markup stands around them. */
function plainOf(encoded: string): string {
  return tokensOf(encoded)
    .map(({ type, source }) => (type === 'text' ? decodeText(source) : type === 'whole' ? '\ufffc' : ''))
    .join('');
}
