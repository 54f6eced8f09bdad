import { once } from '../../lib/once.ts';
import { unspaced } from './scripts.ts';

/**
 * Words after a figure that multiply it, by language, since a billion is 10^9 in English and 10^12 in
 * Spanish. They are CLDR's, from which `Intl` writes "2 billion"; the table adds what it leaves out.
 */
const added: Record<string, Record<string, number>> = {
  // Indian English counts in these.
  en: { lakh: 1e5, lakhs: 1e5, crore: 1e7, crores: 1e7 },
  // As a feminine or in the plural, where CLDR has one form.
  it: { mille: 1e3 },
  ca: { mil: 1e3 },
  // Both kinds of Portuguese are read by whoever reads `pt`.
  pt: { bilião: 1e12, biliões: 1e12 },
  // CLDR writes these as products of others.
  ja: { 千: 1e3, 百: 1e2 },
  zh: { 千: 1e3, 百: 1e2, 億: 1e8, 萬: 1e4, 兆: 1e12 },
  ko: { 백: 1e2 },
};

/** Signs and short forms: they may as well be units (5 m, 3 T), so that they allow a value and never demand it. */
const abbreviations: Record<string, number> = {
  ...{ k: 1e3, m: 1e6, mn: 1e6, mio: 1e6, bn: 1e9, b: 1e9, md: 1e9, mrd: 1e9 },
  ...{ tn: 1e12 },
};

export interface Scale {
  factor: number;
  /** As it is written, white space before it included. */
  written: string;
  /** Whether it can be nothing else. */
  certain: boolean;
}

const none: Scale = { factor: 1, written: '', certain: true };
/** Letters of the longest word that is looked for. */
const longest = 24;
/** Korean counts without a space, and goes on with what it counts. */
const hangul = /\p{sc=Hang}/u;
const gap = /^[\s-]?/u;

/** Whether a language's scale words are known; where they are not, a figure may stand for any multiple. */
export function knowsScales(language: string): boolean {
  return scaleWords(language).length > 0;
}

/** The scale at a place in a text, right after a figure. Words in a row multiply: "mil millones", "lakh crore", 百万. */
export function scaleAt(text: string, start: number, language: string): Scale {
  const words = scaleWords(language);
  let factor = 1;
  let end = start;
  for (let count = 0; count < 3; count += 1) {
    const after = text.slice(end, end + longest);
    const space = gap.exec(after)?.[0].length ?? 0;
    const rest = after.slice(space).toLowerCase();
    const word = words.find(([known]) => rest.startsWith(known) && endsThere(rest, known));
    if (word === undefined) break;
    factor *= word[1];
    end += space + word[0].length + inflection(rest, word[0]);
  }
  if (factor > 1) return { factor, written: text.slice(start, end), certain: true };
  const short = /^\s?(\p{L}{1,6})(?![\p{L}\p{N}])/u.exec(text.slice(start, start + 10));
  const meant = shortForms(language).get(short?.[1]?.toLowerCase() ?? '');
  return short && meant !== undefined ? { factor: meant, written: short[0], certain: false } : none;
}

/** A long word may be inflected beyond the forms that CLDR counts with; a short one would be another word. */
function endsThere(rest: string, word: string): boolean {
  const letters = inflection(rest, word);
  return letters === 0 || (letters <= 3 && word.length >= (/[a-z]/.test(word) ? 6 : 4));
}

/** Letters that follow a word without a space; where there are no spaces they are the next word's. */
function inflection(rest: string, word: string): number {
  return unspaced.test(word) || hangul.test(word) ? 0 : (/^\p{L}*/u.exec(rest.slice(word.length))?.[0].length ?? 0);
}

/** The words that multiply, with their factors, the longest first. */
export const scaleWords = once((language): [string, number][] => {
  const words = new Map(Object.entries(added[new Intl.Locale(language).language] ?? {}));
  if (Intl.NumberFormat.supportedLocalesOf(language).length > 0) {
    for (const [word, factor] of fromCldr(language)) words.set(word, factor);
  }
  return [...words].toSorted(([a], [b]) => b.length - a.length);
});

const shortForms = once((language) => {
  const own = [...fromCldr(language, 'short')].map(([form, factor]): [string, number] => [
    form.replace(/\.$/, ''),
    factor,
  ]);
  return new Map([...Object.entries(abbreviations), ...own.filter(([form]) => form.length > 1)]);
});

/** The words in which a language writes powers of ten, in each form that a count may ask for. */
function* fromCldr(language: string, compactDisplay: 'long' | 'short' = 'long'): Generator<[string, number]> {
  const format = new Intl.NumberFormat(language, {
    notation: 'compact',
    compactDisplay,
    numberingSystem: 'latn',
  });
  for (let power = 3; power <= 13; power += 1) {
    for (const count of [1, 2, 5]) {
      const number = count * 10 ** power;
      const parts = format.formatToParts(number);
      const shown = Number(parts.find(({ type }) => type === 'integer')?.value ?? Number.NaN);
      const word = parts
        .find(({ type }) => type === 'compact')
        ?.value.toLowerCase()
        .normalize('NFC');
      // Not every language writes the number before a scale of one: "mille".
      if (word !== undefined && word.length > 0 && shown > 0 && !/^[a-z]$/.test(word)) yield [word, number / shown];
    }
  }
}
