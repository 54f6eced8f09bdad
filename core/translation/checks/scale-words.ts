import { own } from '../../../contracts/own.ts';
import { once } from '../../lib/once.ts';
import { unspacedLetter } from '../../lib/text/unspaced.ts';

/**
 * Words after a figure that multiply it, by language, since a billion is 10^9 in English and 10^12 in Spanish. Most
 * come from CLDR, through `Intl` ("2 billion"); this table adds those that CLDR leaves out.
 */
const added: Record<string, Record<string, number>> = {
  // Indian English counts in lakh and crore.
  en: { lakh: 1e5, lakhs: 1e5, crore: 1e7, crores: 1e7 },
  // Feminine or plural forms, where CLDR has one form.
  it: { mille: 1e3 },
  ca: { mil: 1e3 },
  // `pt` covers Brazilian and European Portuguese readers.
  pt: { bilião: 1e12, biliões: 1e12 },
  // CLDR writes these as products of others.
  ja: { 千: 1e3, 百: 1e2 },
  zh: { 千: 1e3, 百: 1e2, 億: 1e8, 萬: 1e4, 兆: 1e12 },
  ko: { 백: 1e2 },
};

/** Signs and short forms. They may also be units (5 m, 3 T), so they allow a scaled value but do not require it. */
const abbreviations: Record<string, number> = {
  ...{ k: 1e3, m: 1e6, mn: 1e6, mio: 1e6, bn: 1e9, b: 1e9, md: 1e9, mrd: 1e9 },
  ...{ tn: 1e12 },
};

export interface Scale {
  factor: number;
  /** As written, with the white space before it. */
  written: string;
  /** Whether it can only be a scale, not a unit. */
  certain: boolean;
}

const none: Scale = { factor: 1, written: '', certain: true };
/** Letters of the longest scale word. */
const maxWordLetters = 24;
/** Korean writes a scale without a space before it, and the counted noun directly after it. */
const hangul = /\p{sc=Hang}/u;
const gap = /^[\s-]?/u;

/** Whether a language's scale words are known; if not, a figure may mean any multiple. */
export function knowsScales(language: string): boolean {
  return scaleWords(language).length > 0;
}

/** Returns the scale right after a figure. Words in a row multiply: "mil millones", "lakh crore", 百万. */
export function scaleAt(text: string, start: number, language: string): Scale {
  const words = scaleWords(language);
  let factor = 1;
  let end = start;
  for (let count = 0; count < 3; count += 1) {
    const after = text.slice(end, end + maxWordLetters);
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

/** Allows inflections of a long word beyond the forms in CLDR; a short word would become another. */
function endsThere(rest: string, word: string): boolean {
  const letters = inflection(rest, word);
  return letters === 0 || (letters <= 3 && word.length >= (/[a-z]/.test(word) ? 6 : 4));
}

/** Counts the letters that follow a word directly; 0 in scripts without spaces, where they belong to the next word. */
function inflection(rest: string, word: string): number {
  return unspacedLetter.test(word) || hangul.test(word)
    ? 0
    : (/^\p{L}*/u.exec(rest.slice(word.length))?.[0].length ?? 0);
}

/** The scale words of a language with their factors, the longest first. */
export const scaleWords = once((language): [string, number][] => {
  const words = new Map(Object.entries(own(added, new Intl.Locale(language).language) ?? {}));
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

/** Yields the words in which a language writes powers of ten, in each form that a count may take. */
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
      // Some languages omit the number before a scale of one: "mille".
      if (word !== undefined && word.length > 0 && shown > 0 && !/^[a-z]$/.test(word)) yield [word, number / shown];
    }
  }
}
