import { type Changes, isLooseSpace, kept, type Rule } from './flat-text.ts';
import { pairQuotes, type QuotePair, touchesKept } from './pair-quotes.ts';
import type { QuotationMarks } from './quotation-marks-of.ts';

/**
 * Quotation marks of the language, and no space inside them but the language's own. Only pairs that
 * come out even; apostrophes and single marks that stand alone are never touched.
 *
 * @param inside what stands between guillemets and their text.
 */
export function quotationMarks({ outer, inner }: QuotationMarks, inside = ''): Rule {
  return (text) => {
    const changes: Changes = new Map();
    const write = (open: number, close: number, [start, end]: readonly [string, string]) => {
      if (touchesKept(text, open) || touchesKept(text, close)) return;
      const space = /[«»‹›]/.test(start) ? inside : '';
      const from = loose(text, open, 1);
      const to = loose(text, close, -1);
      // What is kept whole keeps its space too: without one, an address is no address.
      if (text.charAt(from + 1) === kept || text.charAt(to - 1) === kept) return;
      clear(changes, open + 1, from);
      clear(changes, to, close - 1);
      changes.set(open, start + space);
      changes.set(close, space + end);
    };
    const pairs = pairQuotes(text);
    for (const [index, pair] of pairs.entries()) {
      write(pair.open, pair.close, pair.depth === 1 ? outer : inner);
      // In the order of their beginnings, what is inside a pair comes right after it.
      const nested = pairs[index + 1]?.depth === 2;
      if (pair.depth > 1 || nested) continue;
      for (const [open, close] of singlePairs(text, pair)) write(open, close, inner);
    }
    return changes;
  };
}

/** The last of the loose spaces beside a mark, in one direction. */
function loose(text: string, index: number, step: 1 | -1): number {
  let at = index;
  while (isLooseSpace(text.charAt(at + step))) at += step;
  return at;
}

function clear(changes: Changes, from: number, to: number): void {
  for (let index = from; index <= to; index++) changes.set(index, '');
}

/** Single marks inside a pair: all of them pair up, or none does, since any ’ may be an apostrophe. */
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
