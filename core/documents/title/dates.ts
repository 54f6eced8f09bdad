import { once } from '../../lib/once.ts';
import { isUnspaced } from '../../lib/text/unspaced.ts';

/** The words and figures with which a language writes dates. */
interface Vocabulary {
  /** Months and weekdays. */
  names: ReadonlySet<string>;
  /** Words between them, such as Spanish "de". */
  links: ReadonlySet<string>;
}

/** Written with dates in any language: ordinals, clock times, eras. */
const always = new Set(
  'st nd rd th am pm a m p at of the on date dated gmt utc cet cest est edt pst pdt bst et h hrs sept eastern time uhr ore horas heures godz le den der vom del il li lì dnia r г на sv bce ce م هـ'.split(
    ' ',
  ),
);

/** Eras of Japan and Taiwan, before their year. */
const eras = new Set(['令和', '平成', '昭和', '民國', '民国', '公元']);

/** A date in every month and on every weekday. */
const sampleDates = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1 + (month % 7)))).concat(
  Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day))),
);

/** Whether a text consists of a date: "Wednesday, December 15, 2021", "15. Dezember 2021", "2021-12-15". */
export function isDate(text: string, language: string): boolean {
  if (text.length < 60 && isForeignDate(text)) return true;
  const vocabulary = vocabularyOf(language);
  let known = 0;
  let digits = 0;
  for (const word of wordsOf(text)) {
    if (/^\p{N}+$/u.test(word)) digits++;
    else if (eras.has(word)) known++;
    else if (vocabulary.names.has(word)) known++;
    else if (!always.has(word) && !isMadeOf(word, vocabulary)) return false;
  }
  return (
    ((known > 0 || /[年년]/.test(text)) && digits > 0) ||
    /^\P{N}*\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}(?!\p{N})/u.test(text) ||
    (known > 0 && wordsOf(text).length === 1)
  );
}

/** A day, a month and a year in another language than the text's: "27 marraskuuta 2026". */
const foreign =
  /(?<!\p{N})(?:\p{N}{1,2}\.?\s(?:\p{L}{1,3}\s)?\p{L}{2,20}\.?,?\s(?:\p{L}{1,3}\s)?|(?<!\p{L})\p{L}{2,20}\.?\s\p{N}{1,2},\s)(?:19|20)\p{N}{2}(?!\p{N})/u;

function isForeignDate(text: string): boolean {
  const found = foreign.exec(text);
  return found !== null && wordsOf(text.replace(found[0], ' ')).filter((word) => /\p{L}/u.test(word)).length < 2;
}

/** Returns months and weekdays of a language, also as inflected within a date, and those of English; in lower case. */
export function dateNames(language: string): ReadonlySet<string> {
  return vocabularyOf(language).names;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? [];
}

const vocabularyOf = once((language): Vocabulary => {
  const names = new Set<string>();
  const links = new Set<string>();
  for (const locale of new Set([supported(language), 'en'])) {
    for (const style of ['long', 'short'] as const) {
      const formats = [
        { month: style },
        { weekday: style },
        // Within a date, months may be in another case, and have words between them.
        { day: 'numeric', month: style, year: 'numeric', weekday: style },
      ] as const;
      for (const options of formats) {
        const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
        for (const date of sampleDates) addParts(names, links, format.formatToParts(date));
      }
    }
  }
  return { names, links };
});

/** Whether a word is a linking word, or several of the vocabulary written without spaces, as in Japanese. */
function isMadeOf(word: string, { names, links }: Vocabulary): boolean {
  if (links.has(word)) return true;
  const known = [...names, ...links].filter((each) => isUnspaced(each.charAt(0)));
  let rest = word;
  while (rest !== '') {
    const [longest] = known.filter((each) => rest.startsWith(each)).sort((a, b) => b.length - a.length);
    if (longest === undefined) return false;
    rest = rest.slice(longest.length);
  }
  return true;
}

function addParts(names: Set<string>, links: Set<string>, parts: readonly Intl.DateTimeFormatPart[]): void {
  for (const { type, value } of parts) {
    if (type === 'month' || type === 'weekday') add(names, value);
    else if (type === 'literal') add(links, value);
  }
}

function add(words: Set<string>, text: string): void {
  for (const word of wordsOf(text)) if (!/^\p{N}+$/u.test(word)) words.add(word);
}

function supported(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
