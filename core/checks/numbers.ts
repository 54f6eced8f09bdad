import type { Check, Pair } from './check.ts';
import { type Figure, figuresOf, key, sides } from './figures.ts';
import { monthsOf } from './months.ts';
import { Shelf } from './shelf.ts';
import { numbersInWords } from './small-numbers.ts';
import { knowsPercent, unitsOf } from './units.ts';

/** Figures named in a message; a table that went wrong as a whole needs no more to be seen. */
const named = 5;

/**
 * Every figure of the source stands in the target with the same value, and no other does; dates name
 * the same month and amounts the same unit. Values are compared and not characters: "1,850" is
 * "1.850", "٤" is "4", "4.1 million" is "4,1 millones", "7:30 pm" is "19:30" and "December" is "12月".
 */
export const numbers: Check = (pair) => {
  const { lost, invented } = changedFigures(pair);
  const months = monthsOf(pair.source, pair.sourceLanguage);
  const translated = monthsOf(pair.target, pair.language);
  const named = new Set(translated.map(({ number }) => number));
  const meant = new Set(months.map(({ number }) => number));
  // A month is a figure in some languages and in short dates.
  const unexplained = {
    lost: lost.filter((figure) => !isMonth(figure, named)),
    invented: invented.filter((figure) => !isMonth(figure, meant)),
  };
  return figuresMessage(inOtherForms(unexplained, pair)) ?? monthMessage(months, translated) ?? unitMessage(pair);
};

interface Changes {
  lost: Figure[];
  invented: Figure[];
}

function changedFigures({ source, target, sourceLanguage, language }: Pair): Changes {
  const options = sides(sourceLanguage, language);
  const shelf = new Shelf(figuresOf(target, options.target));
  const lost: Figure[] = [];
  const times: Figure[] = [];
  for (const figure of figuresOf(source, options.source)) {
    if (!shelf.take(figure.keys)) (figure.parts ? times : lost).push(figure);
  }
  for (const time of times) if (!shelf.takeAll(time.parts ?? [])) lost.push(time);
  const rest = new Shelf(lost);
  const invented = shelf.left().filter(({ parts }) => parts === undefined || !rest.takeAll(parts));
  return { lost: rest.left(), invented };
}

function isMonth({ keys }: Figure, months: ReadonlySet<number>): boolean {
  return [...months].some((number) => keys.includes(key({ value: number })));
}

/** Without what the other side says in words or in Roman numerals; a word that both sides have explains nothing. */
function inOtherForms({ lost, invented }: Changes, { source, target, sourceLanguage, language }: Pair): Changes {
  if (lost.length === 0 && invented.length === 0) return { lost, invented };
  const from = numbersInWords(source, sourceLanguage);
  const to = numbersInWords(target, language);
  return { lost: unsaid(lost, to, from), invented: unsaid(invented, from, to) };
}

function unsaid(figures: Figure[], words: ReadonlyMap<number, number>, already: ReadonlyMap<number, number>): Figure[] {
  const open = new Map([...words].map(([value, times]) => [key({ value }), times - (already.get(value) ?? 0)]));
  return figures.filter(({ keys }) => {
    const found = keys.find((one) => (open.get(one) ?? 0) > 0);
    if (found !== undefined) open.set(found, (open.get(found) ?? 0) - 1);
    return found === undefined;
  });
}

function figuresMessage({ lost, invented }: Changes): string | undefined {
  if (lost.length === 0 && invented.length === 0) return undefined;
  return [said('The translation lacks', lost), said('it says, and the source does not,', invented)]
    .filter((part) => part !== '')
    .join('; ')
    .concat('.')
    .replace(/^it/, 'It');
}

function said(what: string, figures: Figure[]): string {
  if (figures.length === 0) return '';
  const shown = figures.slice(0, named).map(({ written }) => written);
  return `${what} ${shown.join(', ')}${figures.length > named ? ', …' : ''}`;
}

/** Only where both sides name a month in a date that the other does not: one alone may be an inflection that CLDR lacks. */
function monthMessage(
  source: readonly { number: number; written: string; dated: boolean }[],
  target: readonly { number: number; written: string; dated: boolean }[],
): string | undefined {
  const missing = (from: typeof source, other: typeof source) => {
    const numbers = new Set(other.map(({ number }) => number));
    return from.find(({ number, dated }) => dated && !numbers.has(number));
  };
  const lost = missing(source, target);
  const invented = missing(target, source);
  return lost && invented ? `The translation says ${invented.written}, the source ${lost.written}.` : undefined;
}

/** Where both sides have a unit that the other does not; one alone may be a word that the table lacks, but for "%". */
function unitMessage({ source, target, language }: Pair): string | undefined {
  const from = unitsOf(source);
  const to = unitsOf(target);
  const lost = [...from].find((unit) => !to.has(unit));
  const invented = [...to].find((unit) => !from.has(unit));
  if (lost !== undefined && invented !== undefined)
    return `The translation counts in ${invented}, the source in ${lost}.`;
  return lost === '%' && to.size === 0 && knowsPercent(language) ? 'The translation lacks the %.' : undefined;
}
