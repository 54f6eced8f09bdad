import { keptMark } from './flat-text.ts';

/** Positions of a pair of double quotation marks; `depth` is 1, or 2 inside another pair. */
export interface QuotePair {
  open: number;
  close: number;
  depth: number;
}

const doubleMarks = /["＂“”„‟«»〝〞〟「」『』]/g;

/** Pairs that some language or engine writes; other combinations do not pair. */
const pairs = new Set(['""', '＂＂', '“”', '„“', '„”', '””', '”“', '«»', '»«', '»»', '〝〞', '〝〟', '「」', '『』']);

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const marks = '"＂“”„‟«»〝〞〟「」『』\'‘’‚‹›';
const opening = new Set([...marks, ...'([{<¿¡—–-/（《〈【〔']);
const closing = new Set([...marks, ...'.,;:!?)]}>…%—–-/、。，．！？；：）》〉】〕،؛؟۔·']);

/**
 * Pairs the double quotation marks of a text; returns none if they do not come out even: a quotation that begins in
 * another paragraph. A mark's neighbours tell its side; if they do not, the mark itself and the open pair
 * do.
 */
export function pairQuotes(text: string): QuotePair[] {
  const found = pairsOf(text, () => false);
  return found.length > 0 || !inches.test(text) ? found : pairsOf(text, isInch);
}

/** A mark behind a figure, which may be an inch: it is one if the others come out even without it. */
const inches = /\p{N}["”]/u;

function isInch(text: string, index: number): boolean {
  return inches.test(text.slice(index - 1, index + 1));
}

function pairsOf(text: string, isOther: (text: string, index: number) => boolean): QuotePair[] {
  const found: QuotePair[] = [];
  const open: number[] = [];
  for (const { index, 0: mark } of text.matchAll(doubleMarks)) {
    if (isInsideWord(text, index) || isOther(text, index)) continue;
    const last = open.at(-1);
    const top = last === undefined ? '' : text.charAt(last);
    if ((sideOf(text, index) ?? usualSide(mark, top)) === 'open') {
      if (open.push(index) > 2) return [];
      continue;
    }
    if (last === undefined || !pairs.has(top + mark) || !/[\p{L}\p{N}\ufffc]/u.test(text.slice(last, index))) return [];
    found.push({ open: last, close: index, depth: open.length });
    open.pop();
  }
  return open.length === 0 ? found.sort((a, b) => a.open - b.open) : [];
}

/**
 * Whether a mark is inside a word, as in Hebrew acronyms. Between Han and kana, which need no space, it is a quotation
 * mark.
 */
function isInsideWord(text: string, index: number): boolean {
  const before = text.charAt(index - 1);
  const after = text.charAt(index + 1);
  return /[\p{L}\p{M}]/u.test(before) && /\p{L}/u.test(after) && !unspaced.test(before) && !unspaced.test(after);
}

function sideOf(text: string, index: number): 'open' | 'close' | undefined {
  const before = text.charAt(index - 1);
  const after = text.charAt(index + 1);
  const opens = before.trim() === '' || opening.has(before);
  const closes = after.trim() === '' || closing.has(after);
  if (opens === closes) return undefined;
  return opens ? 'open' : 'close';
}

/** @param top the open mark, if any. */
function usualSide(mark: string, top: string): 'open' | 'close' {
  switch (mark) {
    case '„':
    case '‟':
    case '〝':
    case '「':
    case '『':
      return 'open';
    case '〞':
    case '〟':
    case '」':
    case '』':
      return 'close';
    case '«':
      return top === '»' ? 'close' : 'open';
    case '»':
      return top === '«' || top === '»' ? 'close' : 'open';
    case '“':
      return top === '„' || top === '”' ? 'close' : 'open';
    case '”':
      return top === '“' || top === '„' || top === '”' ? 'close' : 'open';
    default:
      return top === mark ? 'close' : 'open';
  }
}

/** Whether a part kept whole touches a mark: an address would absorb another mark. */
export function touchesKept(text: string, index: number): boolean {
  return text.charAt(index - 1) === keptMark || text.charAt(index + 1) === keptMark;
}
