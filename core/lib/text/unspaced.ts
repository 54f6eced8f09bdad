import { once } from '../once.ts';

/** Scripts that are written without spaces between words, with their punctuation and full-width forms. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff01-\uff60]/u;

/**
 * Whether a line break between two characters reads as nothing rather than as a space, as between Han or kana, and in
 * the scripts of South-East Asia.
 */
export function joinsWithoutSpace(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && unspaced.test(before) && unspaced.test(after);
}

export function isUnspaced(character: string): boolean {
  return unspaced.test(character);
}

/** The first character as a code point (`lastCharacter`: the last); `at(-1)` would return half a surrogate pair. */
export function firstCharacter(text: string): string | undefined {
  const point = text.codePointAt(0);
  return point === undefined ? undefined : String.fromCodePoint(point);
}

export function lastCharacter(text: string): string | undefined {
  if (text === '') return undefined;
  const tail = text.slice(-2);
  return tail.length === 2 && (tail.codePointAt(0) ?? 0) > 0xffff ? tail : text.slice(-1);
}

/** The script that a language is written in, by its ISO 15924 code; `Intl` knows the usual one. */
export const scriptOf = once((language) => new Intl.Locale(language).maximize().script ?? '');

/** A letter of a script without spaces between words. */
export const unspacedLetter = /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
