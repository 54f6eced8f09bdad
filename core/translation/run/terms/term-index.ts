import { standsAlone, wordsOf } from '../../../lib/text/words.ts';

export interface Occurrence<T> {
  /** UTF-16 code units. */
  start: number;
  end: number;
  value: T;
}

/** Terms that share their first word. */
interface Group<T> {
  values: Map<string, T>;
  /** Code units before the first word, as the full stop of ".NET", and in all; the longest first. */
  shapes: { lead: number; length: number }[];
}

/**
 * Finds terms in texts, as whole words: the longest of those that begin at one place, and none inside another. Looks
 * terms up by their first word, so that ten thousand terms cost a text hardly more than one.
 */
export class TermIndex<T extends {}> {
  readonly #groups = new Map<string, Group<T>>();
  readonly #fold: (text: string) => string;

  constructor(terms: Iterable<readonly [term: string, value: T]>, { ignoreCase = false } = {}) {
    this.#fold = ignoreCase ? (text) => inLowerCase(spaced(text)) : spaced;
    for (const [term, value] of terms) this.#add(this.#fold(term), value);
    for (const { shapes } of this.#groups.values()) shapes.sort((a, b) => b.length - a.length || b.lead - a.lead);
  }

  #add(term: string, value: T): void {
    const [first] = wordsOf(term);
    if (!first) return;
    const group: Group<T> = this.#groups.get(first.text) ?? { values: new Map(), shapes: [] };
    this.#groups.set(first.text, group);
    group.values.set(term, value);
    const shape = { lead: first.index, length: term.length };
    if (!group.shapes.some(({ lead, length }) => lead === shape.lead && length === shape.length))
      group.shapes.push(shape);
  }

  get isEmpty(): boolean {
    return this.#groups.size === 0;
  }

  find(given: string): Occurrence<T>[] {
    const found: Occurrence<T>[] = [];
    if (this.isEmpty) return found;
    const text = this.#fold(given);
    let done = 0;
    for (const { index, text: word } of wordsOf(text)) {
      const group = this.#groups.get(word);
      for (const { lead, length } of group?.shapes ?? []) {
        const [start, end] = [index - lead, index - lead + length];
        const value = start < done ? undefined : group?.values.get(text.slice(start, end));
        if (value === undefined || !standsAlone(text, start, end)) continue;
        found.push({ start, end, value });
        done = end;
        break;
      }
    }
    return found;
  }
}

/** Makes no-break spaces plain: a name matches with either. */
function spaced(text: string): string {
  return text.replace(/[^\S\ufeff]/g, ' ');
}

/** Lower-cases a text without changing any character's length, so that positions stay valid. */
function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  let result = '';
  for (const character of text) {
    const small = character.toLowerCase();
    result += small.length === character.length ? small : character;
  }
  return result;
}
