import LineBreaker from 'linebreak';
import type { Range } from '../../../contracts/document.ts';
import { firstCharacter, joinsWithoutSpace, lastCharacter } from '../../text/unspaced.ts';

/** A place between two words: the white space there, or an empty range between words that have none. */
export type Gap = Range;

/**
 * The places at which a text can be divided over lines and cues, in order: at spaces, where UAX #14
 * allows a break; in Chinese, Japanese, Thai and the like between the words that `Intl.Segmenter` finds.
 */
export function gapsOf(text: string): Gap[] {
  const words = hasUnspaced(text) ? wordStarts(text) : undefined;
  const gaps: Gap[] = [];
  const breaker = new LineBreaker(text);
  const add = (end: number) => {
    let start = end;
    while (start > 0 && space.test(text.charAt(start - 1))) start--;
    if (start > 0 && end < text.length && start >= (gaps.at(-1)?.end ?? 0)) gaps.push({ start, end });
  };
  const places = new Set<number>();
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const { position } = next;
    if (space.test(text.charAt(position - 1)) || (words?.has(position) && isUnspacedAt(text, position)))
      places.add(position);
  }
  // UAX #14 leaves the scripts of South-East Asia to a dictionary.
  for (const position of words ?? []) if (isDictionaryAt(text, position)) places.add(position);
  for (const position of [...places].sort((a, b) => a - b)) add(position);
  return gaps;
}

/** Spaces at which lines may end; no-break spaces are none. */
const space = /[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]/;

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const dictionary = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function hasUnspaced(text: string): boolean {
  return unspaced.test(text);
}

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
