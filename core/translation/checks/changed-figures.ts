import type { CheckedPair } from './check.ts';
import { type Figure, figuresOf, key, sides } from './figures.ts';
import { monthNumbers } from './months.ts';
import { Shelf } from './shelf.ts';
import { numbersInWords } from './small-numbers.ts';

export interface ChangedFigures {
  lost: Figure[];
  invented: Figure[];
}

/**
 * Finds figures of one side that the other side does not have in any form: as the same value, a month's name, or in
 * words.
 */
export function changedFigures(written: CheckedPair): ChangedFigures {
  const pair = withoutIdioms(written);
  const { lost, invented } = unmatched(pair);
  if (lost.length === 0 && invented.length === 0) return { lost, invented };
  const numbersOf = (text: string, language: string) =>
    new Set(monthNumbers(text, language).map(({ number }) => key({ value: number })));
  // In some languages, and in short dates, a month is written as a figure.
  const from = numbersOf(pair.source, pair.sourceLanguage);
  const to = numbersOf(pair.target, pair.language);
  const isOneOf = ({ keys }: Figure, months: ReadonlySet<string>) => keys.some((one) => months.has(one));
  return inOtherForms(
    {
      lost: lost.filter((figure) => !isOneOf(figure, to)),
      invented: invented.filter((figure) => !isOneOf(figure, from)),
    },
    pair,
  );
}

/** Figures that are words: every language says them in its own way. */
const idioms: readonly { reason: string; source: RegExp; target?: RegExp }[] = [
  {
    reason: '"24/7" is "24 heures sur 24", "7j/7" or no figure at all.',
    source: /(?<!\d)24\s?\/\s?7(?!\d)/g,
    target: /(?<!\d)(?:24|7)(?!\d)/g,
  },
  {
    reason: 'The generation of a network is an ordinal in some languages.',
    source: /(?<!\d)[2-6]G(?!\p{L})/gu,
    target: /(?<!\d)[2-6](?!\d)(?=\s?G|\s?جي)/gu,
  },
];

function withoutIdioms(pair: CheckedPair): CheckedPair {
  let { source, target } = pair;
  for (const idiom of idioms) {
    const without = source.replace(idiom.source, ' ');
    if (without === source) continue;
    source = without;
    if (idiom.target) target = target.replace(idiom.target, ' ');
  }
  return source === pair.source ? pair : { ...pair, source, target };
}

function unmatched({ source, target, sourceLanguage, language }: CheckedPair): ChangedFigures {
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

/**
 * Drops figures that the other side writes in words or in Roman numerals. A word that both sides have does not explain
 * a figure.
 */
function inOtherForms(
  { lost, invented }: ChangedFigures,
  { source, target, sourceLanguage, language }: CheckedPair,
): ChangedFigures {
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
