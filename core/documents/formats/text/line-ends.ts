import { joinsWithoutSpace } from '../../../lib/text/unspaced.ts';
import type { Line } from './lines.ts';

/** How a line of a wrapped text continues in the next. */
interface LineEnd {
  /** Where its text ends: before a hyphen of the typesetter. */
  end: number;
  space: boolean;
}

/** Hyphens at the end of a line. Some programs write `¬` for the soft one. */
const hyphen = /\p{L}[-\u2010\u00ac]$/u;

/** Words between two texts that share an end: "short- and long-term". */
const conjunction = /^(?:and|or|to|und|oder|bzw|bis|et|ou|y|o|e|en|of|och|eller|og|i|lub)(?![\p{L}\p{M}])/u;

/** Words that begin compounds. Few longer words are divided behind one of them, except before these endings. */
const compound = new Set(
  'well self long short high low non ex half full cross year year-old vice mid all far hard old open so-called one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third fourth fifth last large small medium fast slow good better best world user state-of-the early late left right'.split(
    ' ',
  ),
);
const ending =
  /^(?:\p{L}{1,2}|ness|less|able|ation|ages?|ally|ant|ance|ards?|ately|ener|ening|enly|ents?|erly|ern|ers|est|ever|eties|ety|fer|ful|fully|ing|ings|ish|ity|land|lands|lers?|lier|light|lights|line|lings?|ment|ments|ners?|nest|nings?|ones?|osis|ose|ous|ows?|ships?|sion|some|ster|teen|teenth|teens|ted|ten|ter|ters|ther|ting|tion|ward|wards|ways?|where|wide|wise|with|year|year-old)$/u;

/** Words within compounds of several: "up-to-", "mother-in-". */
const within = /-(?:a|and|as|at|by|for|in|of|on|or|the|to|up|à|au|de|la|le)$/u;

/** Second parts that French puts behind a hyphen. */
const french = /^(?:être|même|mêmes|là|ci|il|elle|ils|elles|vous|nous|dire|ce)(?![\p{L}\p{M}])/u;
const frenchFirst =
  /(?:^|[-'’])(?:peut|lui|elle|eux|elles|moi|toi|soi|vous|nous|celui|celle|ceux|celles|là|est|dit|à|fait|sont|ont|a-t)$/u;

/** Characters of a text whose words are known. */
const lookedAt = 200_000;

/**
 * Tells how the lines of a text continue. At the end of a line, a hyphen belongs to a compound or was set by a
 * typesetter. The first evidence is how the text writes the word on one line, the second a list of words that begin
 * compounds. All other hyphens are the typesetter's: in what is copied from a PDF, most are.
 */
export class LineEnds {
  readonly #text: string;
  #known: Set<string> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  of({ content }: Line, next: Line): LineEnd {
    const text = this.#text;
    const before = text.slice(Math.max(content.start, content.end - 2), content.end);
    const after = text.slice(next.content.start, next.content.start + 80);
    if (before.endsWith('\u00ad')) return { end: content.end, space: false };
    if (hyphen.test(before)) return this.#afterHyphen(content, after);
    // "COVID-" and "19", "12-" and "15".
    if (/\p{N}[-\u2010]$/u.test(before) && /^\p{N}/u.test(after)) return { end: content.end, space: false };
    return { end: content.end, space: !joinsWithoutSpace([...before].at(-1), [...after.slice(0, 2)][0]) };
  }

  #afterHyphen({ start, end }: Line['content'], after: string): LineEnd {
    const text = this.#text;
    const token =
      text
        .slice(Math.max(start, end - 80), end - 1)
        .split(/\s/u)
        .at(-1) ?? '';
    const rest = /^[\p{L}\p{M}'’]+/u.exec(after)?.[0] ?? '';
    const kept = { end, space: false };
    if (text.charAt(end - 1) === '\u00ac') return { end: end - 1, space: false };
    if (conjunction.test(after)) return { end, space: true };
    if (rest === '') return { end, space: !/^\p{N}/u.test(after) };
    // The hyphen of an address is part of it.
    if (/[/@\\]|\.\p{L}/u.test(token)) return kept;
    const first = token.split(/[^\p{L}\p{M}\p{N}'’-]/u).at(-1) ?? '';
    this.#known ??= wordsOf(text);
    const [whole, divided] = [`${first}${rest}`, `${first}-${rest}`].map((word) => word.toLowerCase());
    if (this.#known.has(divided ?? '')) return kept;
    if (this.#known.has(whole ?? '')) return { end: end - 1, space: false };
    return isCompound(first, rest) ? kept : { end: end - 1, space: false };
  }
}

/** Returns the words of a text that are on one line. */
function wordsOf(text: string): Set<string> {
  const words =
    text
      .slice(0, lookedAt)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
  return new Set(words.filter((word) => !word.endsWith('-')));
}

function isCompound(first: string, rest: string): boolean {
  if (/^\p{Lu}/u.test(rest) || /\p{N}/u.test(first)) return true;
  if ([...first].length === 1) return true;
  if (within.test(first)) return true;
  if (french.test(rest) && frenchFirst.test(first.toLowerCase())) return true;
  return compound.has(first.toLowerCase()) && !ending.test(rest.toLowerCase());
}

/**
 * Whether a line ends within a word, which says that the text continues, however wide the line is.
 *
 * @param isTypeset whether other lines around it do so: otherwise a word before it must say that it is a text, since
 * glossaries list "pre-".
 */
export function isDivided(text: string, line: Line, next: Line, isTypeset: boolean): boolean {
  if (next.marker !== '') return false;
  const before = text.slice(Math.max(line.content.start, line.content.end - 200), line.content.end);
  const after = text.slice(next.content.start, next.content.start + 3);
  if (!/^\p{Ll}/u.test(after) || /\t| {3,}/.test(before)) return false;
  return isTypeset ? hyphen.test(before) : /\S\s+\S*\p{L}\p{L}[-\u2010\u00ac\u00ad]$/u.test(before);
}
