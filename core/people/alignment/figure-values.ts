import type { Figure } from '../../translation/checks/figures.ts';

/**
 * Groups figures that may have the same value: "1,850" may be 1850 or 1.85, and "7:30 pm" is 19:30. So a
 * figure has several keys, and figures that share a key are in one group.
 */
export class FigureValues {
  readonly #parents = new Map<string, string>();

  add({ keys: [first, ...rest] }: Figure): void {
    if (first !== undefined) for (const key of rest) this.#parents.set(this.#root(key), this.#root(first));
  }

  /** The group of a figure; stable once all figures were added. */
  clue({ keys: [first = ''] }: Figure): string {
    return `figure:${this.#root(first)}`;
  }

  #root(key: string): string {
    let at = key;
    for (let up = this.#parents.get(at); up !== undefined && up !== at; up = this.#parents.get(at)) at = up;
    if (at !== key) this.#parents.set(key, at);
    return at;
  }
}
