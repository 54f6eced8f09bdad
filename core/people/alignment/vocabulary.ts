import { type ClueKind, kindOf } from './clue-kinds.ts';

/** Numbers the clues of both documents, so that a long document's take a few bytes each. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #kinds: ClueKind[] = [];

  get size(): number {
    return this.#kinds.length;
  }

  id(clue: string): number {
    const known = this.#ids.get(clue);
    if (known !== undefined) return known;
    const id = this.#kinds.length;
    this.#ids.set(clue, id);
    this.#kinds.push(kindOf(clue));
    return id;
  }

  kind(id: number): ClueKind {
    return this.#kinds[id] ?? 'word';
  }
}
