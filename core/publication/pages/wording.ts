import { fault } from '../../../contracts/fault.ts';
import { locale } from '../../../contracts/locales.ts';
import { own } from '../../../contracts/own.ts';
import { once } from '../../lib/once.ts';
import { haitianDate, haitianMonth } from './haitian.ts';
import { type Words, wordsByTag } from './words.ts';

/** How a page speaks: the words of its language, and what `Intl` says in it. */
export interface Wording {
  language: string;
  lang: string;
  direction: 'ltr' | 'rtl';
  words: Words;
  /** A label before what it labels, with the language's own colon. */
  label(word: string): string;
  numbered(word: string, number: number): string;
  /** RFC 3339 to a day, in UTC. */
  date(time: string): string;
  /** `2026-11` to a month and year. */
  month(month: string): string;
  /** A year of four digits. */
  year(year: string): string;
  /** A language's name as this language has it; undefined where it has none. */
  nameOf(language: string): string | undefined;
}

export const wording: (language: string) => Wording = once(makeWording);

/** A language's name in itself, as its readers look for it. */
export function ownName(language: string): string {
  const { lang } = locale(language);
  return wording(language).nameOf(language) ?? lang;
}

function makeWording(language: string): Wording {
  const { lang, direction } = locale(language);
  const words = wordsOf(language);
  const colon = own(colons, new Intl.Locale(language).language) ?? ': ';
  const haitian = new Intl.Locale(language).language === 'ht';
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long', ...calendar });
  const month = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', ...calendar });
  const number = new Intl.NumberFormat(lang, { useGrouping: false });
  const names = new Intl.DisplayNames([lang], { type: 'language', fallback: 'none' });
  return {
    language,
    lang,
    direction,
    words,
    label: (word) => `${word}${colon}`,
    numbered: (word, value) => word.replace('{number}', number.format(value)),
    date: (time) => (haitian ? haitianDate(time) : day.format(new Date(time))),
    month: (key) => (haitian ? haitianMonth(key) : month.format(new Date(`${key}-01T00:00:00Z`))),
    year: (year) => number.format(Number(year)),
    nameOf: (other) => {
      if (haitian) return new Intl.Locale(other).language === 'ht' ? 'kreyòl ayisyen' : undefined;
      return names.of(locale(other).lang);
    },
  };
}

/** Months of the lists are Gregorian, and so are the dates in the releases: those of the pages go with them. */
const calendar = { calendar: 'gregory', timeZone: 'UTC' } as const;

/** Where it is not a colon and a space. */
const colons: Record<string, string> = {
  am: '፦ ',
  fr: '\u00a0: ',
  hy: '՝ ',
  ja: '：',
  zh: '：',
};

/** The most special words that there are: `zh-Hant-HK` speaks as `zh-Hant`, `es-AR` as `es`. */
function wordsOf(language: string): Words {
  const { language: base, script } = new Intl.Locale(language).maximize();
  for (const candidate of [language, `${base}-${script}`, base]) {
    const words = wordsByTag[own(others, candidate) ?? candidate];
    if (words) return words;
  }
  throw fault`the pages do not have words in a language`;
}

/** Languages that read another's words. */
const others: Record<string, string> = { fil: 'tl', prs: 'fa', nn: 'nb', 'sr-Latn': 'bs' };
