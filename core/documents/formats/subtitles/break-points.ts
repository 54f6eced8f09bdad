import LineBreaker from 'linebreak';
import type { Range } from '../../../../contracts/document.ts';
import { firstCharacter, joinsWithoutSpace, lastCharacter } from '../../../lib/text/unspaced.ts';

/** A place between two words: the white space there, or an empty range in scripts without spaces. */
export type Gap = Range;

/**
 * Returns the places where a text can be divided over lines and cues, in order: at spaces, where UAX #14 allows a
 * break; in Chinese, Japanese, Thai and the like between the words that `Intl.Segmenter` finds.
 *
 * @param wanted the number needed: with fewer allowed breaks, any space counts.
 */
export function gapsOf(text: string, wanted = 0): Gap[] {
  const words = unspaced.test(text) ? wordStarts(text) : undefined;
  const places = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const { position } = next;
    const spaced = space.test(text.charAt(position - 1)) && !speaker.test(text.charAt(position));
    if (spaced || (words?.has(position) && isUnspacedAt(text, position))) places.add(position);
  }
  // UAX #14 leaves the scripts of South-East Asia to a dictionary.
  for (const position of words ?? []) if (isDictionaryAt(text, position)) places.add(position);
  const gaps = gapsBefore(text, places);
  if (gaps.length >= wanted) return gaps;
  for (const match of text.matchAll(spaces)) places.add(match.index + match[0].length);
  return gapsBefore(text, places);
}

function gapsBefore(text: string, places: ReadonlySet<number>): Gap[] {
  const gaps: Gap[] = [];
  for (const end of [...places].sort((a, b) => a - b)) {
    let start = end;
    while (start > 0 && space.test(text.charAt(start - 1))) start--;
    if (start > 0 && end < text.length && start >= (gaps.at(-1)?.end ?? 0)) gaps.push({ start, end });
  }
  return gaps;
}

/** Spaces at which lines may end; excludes no-break spaces. */
const space = /[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]/;
const spaces = new RegExp(`${space.source}+`, 'g');

/** Signs at the beginning of a line that would suggest another speaker, or a song. */
const speaker = /[-\u2010-\u2015\u2212>♩-♬]/;

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const dictionary = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function wordStarts(text: string): Set<number> {
  return new Set(Array.from(new Intl.Segmenter('en', { granularity: 'word' }).segment(text), ({ index }) => index));
}

function isUnspacedAt(text: string, position: number): boolean {
  return joinsWithoutSpace(
    lastCharacter(text.slice(Math.max(0, position - 2), position)),
    firstCharacter(text.slice(position, position + 2)),
  );
}

function isDictionaryAt(text: string, position: number): boolean {
  return dictionary.test(text.slice(position, position + 2)) && isUnspacedAt(text, position);
}
