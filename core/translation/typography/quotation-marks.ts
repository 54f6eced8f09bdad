import { type Changes, isLooseSpace, keptMark, type Rule } from './flat-text.ts';
import { pairQuotes, type QuotePair, touchesKept } from './pair-quotes.ts';
import type { QuotationMarks } from './quotation-marks-of.ts';

/**
 * Sets the language's quotation marks, with its own spacing inside them. Changes only pairs that come out even; never
 * apostrophes and single marks on their own.
 *
 * @param inside the space between guillemets and their text.
 */
export function quotationMarks({ outer, inner }: QuotationMarks, inside = ''): Rule {
  return (text) => {
    const changes: Changes = new Map();
    const write = (open: number, close: number, [start, end]: readonly [string, string]) => {
      if (touchesKept(text, open) || touchesKept(text, close)) return;
      const space = /[«»‹›]/.test(start) ? inside : '';
      const from = loose(text, open, 1);
      const to = loose(text, close, -1);
      // A part kept whole keeps its space: touching a mark, an address stops being one.
      if (text.charAt(from + 1) === keptMark || text.charAt(to - 1) === keptMark) return;
      clear(changes, open + 1, from);
      clear(changes, to, close - 1);
      changes.set(open, start + space);
      changes.set(close, space + end);
    };
    const pairs = pairQuotes(text);
    for (const [index, pair] of pairs.entries()) {
      write(pair.open, pair.close, pair.depth === 1 ? outer : inner);
      // Pairs are sorted by their beginnings, so an inner pair follows its outer one.
      const nested = pairs[index + 1]?.depth === 2;
      if (pair.depth > 1 || nested) continue;
      for (const [open, close] of singlePairs(text, pair)) write(open, close, inner);
    }
    return changes;
  };
}

/** Returns the last of the loose spaces beside a mark, in one direction. */
function loose(text: string, index: number, step: 1 | -1): number {
  let at = index;
  while (isLooseSpace(text.charAt(at + step))) at += step;
  return at;
}

function clear(changes: Changes, from: number, to: number): void {
  for (let index = from; index <= to; index++) changes.set(index, '');
}

/** Yields single marks inside a pair if all of them pair up; else none, since any ’ may be an apostrophe. */
function singlePairs(text: string, { open, close }: QuotePair): [number, number][] {
  const found: [number, number][] = [];
  let start: number | undefined;
  for (const { index, 0: mark } of text.slice(open + 1, close).matchAll(/[‘’‹›]/g)) {
    const at = open + 1 + index;
    const before = text.charAt(at - 1);
    const after = text.charAt(at + 1);
    if (mark === '‘' || mark === '‹') {
      if (start !== undefined || /[\p{L}\p{N}]/u.test(before) || /^\s?$/.test(after)) return [];
      start = at;
    } else if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) {
    } else if (start === undefined || (text.charAt(start) === '‘') !== (mark === '’')) return [];
    else {
      found.push([start, at]);
      start = undefined;
    }
  }
  return start === undefined ? found : [];
}
