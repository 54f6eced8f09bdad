import type { Check } from './check.ts';
import { type Figure, figuresOf } from './figures.ts';
import { knowsScales } from './scale-words.ts';

/** Figures named in a message; a table that went wrong as a whole needs no more to be seen. */
const named = 5;

/**
 * Every figure of the source stands in the target with the same value, and no other does. Values are
 * compared and not characters: "1,850" is "1.850", "٤" is "4" and "4.1 million" is "4,1 millones".
 */
export const numbers: Check = ({ source, target, sourceLanguage, language }) => {
  const scaled = knowsScales(sourceLanguage) && knowsScales(language);
  const open = new Shelf(figuresOf(target, scaled ? language : undefined));
  const lost = figuresOf(source, scaled ? sourceLanguage : undefined).filter((figure) => !open.take(figure));
  const invented = open.left();
  if (lost.length === 0 && invented.length === 0) return undefined;
  return [said('The translation lacks', lost), said('it says, and the source does not,', invented)]
    .filter((part) => part !== '')
    .join('; ')
    .concat('.')
    .replace(/^it/, 'It');
};

/** Figures by each of their values, so that finding one that fits takes no search through all. */
class Shelf {
  readonly #open: Set<Figure>;
  readonly #byValue = new Map<string, Figure[]>();

  constructor(figures: readonly Figure[]) {
    this.#open = new Set(figures);
    for (const figure of figures.toReversed()) {
      for (const value of figure.values) {
        const shelved = this.#byValue.get(key(value));
        if (shelved === undefined) this.#byValue.set(key(value), [figure]);
        else shelved.push(figure);
      }
    }
  }

  /** Takes a figure that may have the same value, if there is one left. */
  take({ values }: Figure): boolean {
    for (const value of values) {
      const fitting = this.#byValue.get(key(value)) ?? [];
      for (let figure = fitting.pop(); figure !== undefined; figure = fitting.pop()) {
        if (this.#open.delete(figure)) return true;
      }
    }
    return false;
  }

  left(): Figure[] {
    return [...this.#open];
  }
}

/** Twelve digits tell any two amounts apart and forgive what multiplying by a scale does to the last bits. */
function key(value: number): string {
  return value.toPrecision(12);
}

function said(what: string, figures: Figure[]): string {
  if (figures.length === 0) return '';
  const shown = figures.slice(0, named).map(({ written }) => written);
  return `${what} ${shown.join(', ')}${figures.length > named ? ', …' : ''}`;
}
