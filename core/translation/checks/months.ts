import { once } from '../../lib/once.ts';

/** A month named in a text. `dated`: written in full beside a figure, hence surely part of a date. */
export interface Month {
  number: number;
  written: string;
  dated: boolean;
}

interface Names {
  pattern: RegExp;
  numbers: Map<string, number>;
  full: Set<string>;
}

/** Text between a month and its day or year: "5 de mayo", "5th of May", "5. Mai", "May 5". */
const dayBefore = /(?<!\d)\d{1,2}(?:\.|[ºª°]|er|st|nd|rd|th)?\s*(?:(?:of|de|del|di|d[’']|den)\s*)?$/u;
const figureAfter = /^\s*(?:(?:de|del|di|of)\s+)?,?\s?\d/u;
/** Letters before and after a month that are searched for a figure. */
const searchedLetters = 12;

/**
 * Returns the months that a text names in words. Languages that write months as numbers (12月) have none: those are
 * figures.
 */
export function monthNumbers(text: string, language: string): Month[] {
  const names = namesOf(language);
  if (names === undefined) return [];
  const found: Month[] = [];
  for (const { 0: written, index } of text.matchAll(names.pattern)) {
    const name = written.toLowerCase();
    const end = index + written.length;
    const full = names.full.has(name);
    const besideFigure =
      dayBefore.test(text.slice(Math.max(0, index - searchedLetters), index)) ||
      figureAfter.test(text.slice(end, end + searchedLetters));
    // A short form alone may be another word: "mar", "des", "set".
    if (full || besideFigure) {
      found.push({ number: names.numbers.get(name) ?? 0, written, dated: full && besideFigure });
    }
  }
  return found;
}

/** CLDR's month names, standalone and as in dates (Slavic languages and Finnish inflect them), full and short. */
const namesOf = once((language): Names | undefined => {
  if (Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return undefined;
  const numbers = new Map<string, number>();
  const full = new Set<string>();
  for (const month of ['long', 'short'] as const) {
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, day, timeZone: 'UTC', calendar: 'gregory' });
      for (let number = 1; number <= 12; number += 1) {
        const parts = format.formatToParts(Date.UTC(2026, number - 1, 5));
        const name =
          parts
            .find(({ type }) => type === 'month')
            ?.value.toLowerCase()
            .replace(/\.$/, '') ?? '';
        if (!/^\p{L}[\p{L}\p{M}]{2,}$/u.test(name) || numbers.has(name)) continue;
        numbers.set(name, number);
        if (month === 'long') full.add(name);
      }
    }
  }
  if (full.size === 0) return undefined;
  const longestFirst = [...numbers.keys()].toSorted((a, b) => b.length - a.length);
  return {
    numbers,
    full,
    pattern: new RegExp(`(?<![\\p{L}\\p{M}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{M}])`, 'giu'),
  };
});
