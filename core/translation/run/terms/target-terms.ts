import type { TermList } from '../../../../contracts/terminology.ts';
import type { TermPair } from '../../memory/machine-key.ts';
import { normaliseText } from '../../memory/normalise.ts';
import { decodeText } from '../../segments/entities.ts';
import type { Segment } from '../../segments/segment.ts';
import { tokensOf } from '../../segments/tokens.ts';
import { isMissed } from './is-missed.ts';
import { keepTerms } from './keep-terms.ts';
import { TermIndex } from './term-index.ts';

/** A term list, prepared for one language. */
export class TargetTerms {
  /** The list's name in the engine. */
  readonly name: string | undefined;
  readonly #target: string;
  readonly #kept: TermIndex<string>;
  /** By source, ignoring case; pairs that differ only in case share an entry. */
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

  /** Replaces terms that are never translated by tags. */
  kept(segment: Segment): Segment {
    return keepTerms(segment, this.#kept);
  }

  /**
   * Returns the pairs that occur in a segment: they enter its key, and decide whether the engine gets the list.
   *
   * @param encoded normalised, with kept terms already replaced by tags.
   */
  pairsIn(encoded: string): TermPair[] {
    if (this.#pairs.isEmpty) return [];
    return this.#pairs.find(plainOf(encoded)).flatMap(({ value }) => value);
  }

  /**
   * Returns the terms that a translation missed, in words for the report. Ignores tags on both sides: their content
   * comes back unchanged.
   *
   * @param source encoded, as sent.
   * @param translation encoded.
   */
  missed(source: string, translation: string): string[] {
    if (this.#kept.isEmpty && this.#pairs.isEmpty) return [];
    const text = plainOf(source);
    const target = normaliseText(plainOf(translation));
    // Kept terms still in the text are those that markup divides.
    const kept = this.#kept.find(text);
    const gone = kept.flatMap(({ value }) => (target.includes(value) ? [] : [`“${value}” is never to be translated`]));
    const missing = this.#pairs.find(text).flatMap(({ start, end, value }) => {
      const [term, wanted] = value.find(([each]) => each === text.slice(start, end)) ?? (value[0] as TermPair);
      if (kept.some((other) => start < other.end && end > other.start)) return [];
      // A capitalised occurrence of a lower-case term is that term; a lower-case occurrence of a capitalised one may
      // be another word: IT, it.
      const isTerm = term === text.slice(start, end) || term === term.toLowerCase();
      return isTerm && isMissed(wanted, target, this.#target) ? [`“${term}” is “${wanted}”`] : [];
    });
    return [...new Set([...gone, ...missing])];
  }
}

/** Replaces a tag by a character that divides words, or by nothing if it is markup around words. */
function plainOf(encoded: string): string {
  return tokensOf(encoded)
    .map(({ type, source }) => (type === 'text' ? decodeText(source) : type === 'whole' ? '\ufffc' : ''))
    .join('');
}
