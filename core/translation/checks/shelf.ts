import type { Figure } from './figures.ts';

/** Figures indexed by each of their values, so that a lookup does not search all of them. */
export class Shelf {
  readonly #open: Set<Figure>;
  readonly #byKey = new Map<string, Figure[]>();

  constructor(figures: readonly Figure[]) {
    this.#open = new Set(figures);
    for (const figure of figures.toReversed()) {
      for (const key of figure.keys) {
        const shelved = this.#byKey.get(key);
        if (shelved === undefined) this.#byKey.set(key, [figure]);
        else shelved.push(figure);
      }
    }
  }

  /** Takes a figure with one of these values; false if none is left. */
  take(keys: readonly string[]): boolean {
    const figure = this.#find(keys);
    return figure !== undefined && this.#open.delete(figure);
  }

  /** Takes a figure for each part; false, taking none, if one is missing. */
  takeAll(parts: readonly (readonly string[])[]): boolean {
    const found = parts.map((keys) => this.#find(keys));
    // Two parts of the same value would need two figures; an hour and its minutes are seldom equal.
    if (found.includes(undefined) || new Set(found).size < parts.length) return false;
    return parts.every((keys) => this.take(keys));
  }

  left(): Figure[] {
    return [...this.#open];
  }

  #find(keys: readonly string[]): Figure | undefined {
    for (const key of keys) {
      const fitting = this.#byKey.get(key) ?? [];
      while (fitting.length > 0) {
        const figure = fitting.at(-1);
        if (figure !== undefined && this.#open.has(figure)) return figure;
        fitting.pop();
      }
    }
    return undefined;
  }
}
