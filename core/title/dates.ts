import { isUnspaced } from '../text/unspaced.ts';

/** The words and figures that a language writes dates with. */
interface Vocabulary {
  /** Months and weekdays. */
  names: ReadonlySet<string>;
  /** What stands between them, such as Spanish "de". */
  links: ReadonlySet<string>;
}

const vocabularies = new Map<string, Vocabulary>();

/** Written with dates in any language: ordinals, clock times, eras. */
const always = new Set('st nd rd th am pm a.m p.m at of the on gmt utc cet cest est edt pst pdt bst h'.split(' '));

/** A date in every month and on every weekday. */
const sampleDates = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1 + (month % 7)))).concat(
  Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day))),
);

/** Whether a text is a date and nothing else: "Wednesday, December 15, 2021", "15. Dezember 2021", "2021-12-15". */
export function isDate(text: string, language: string): boolean {
  const vocabulary = vocabularyOf(language);
  let known = 0;
  let digits = 0;
  for (const word of wordsOf(text)) {
    if (/^\p{N}+$/u.test(word)) digits++;
    else if (vocabulary.names.has(word)) known++;
    else if (!always.has(word) && !isMadeOf(word, vocabulary)) return false;
  }
  return (
    ((known > 0 || /[年년]/.test(text)) && digits > 0) ||
    /^\W*\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}\W*$/.test(text) ||
    (known > 0 && wordsOf(text).length === 1)
  );
}

/** Months and weekdays as a language writes them, also within a date, and as English does; in lower case. */
export function dateNames(language: string): ReadonlySet<string> {
  return vocabularyOf(language).names;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? [];
}

function vocabularyOf(language: string): Vocabulary {
  const found = vocabularies.get(language);
  if (found) return found;
  const names = new Set<string>();
  const links = new Set<string>();
  for (const locale of new Set([supported(language), 'en'])) {
    for (const style of ['long', 'short'] as const) {
      const formats = [
        { month: style },
        { weekday: style },
        // Within a date, months may stand in another case, and words between them.
        { day: 'numeric', month: style, year: 'numeric', weekday: style },
      ] as const;
      for (const options of formats) {
        const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
        for (const date of sampleDates) addParts(names, links, format.formatToParts(date));
      }
    }
  }
  const vocabulary = { names, links };
  vocabularies.set(language, vocabulary);
  return vocabulary;
}

/** Whether a word is one that links, or several of the vocabulary that are written without spaces, as in Japanese. */
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
