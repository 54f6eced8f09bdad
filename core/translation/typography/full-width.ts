import { type Changes, keptMark, type Rule } from './flat-text.ts';

/** Full-width forms, by the half-width mark that an engine may have left. */
export type FullWidth = Readonly<Record<string, string>>;

const shared = { '!': '！', '?': '？', ':': '：', ';': '；' };
export const chinese: FullWidth = { ...shared, ',': '，', '.': '。' };
export const japanese: FullWidth = { ...shared, ',': '、', '.': '。' };

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。，！？：；）」』》〉】〕”’]/u;
const wordCharacter = /[\p{L}\p{N}]/u;

/** Makes punctuation after a Chinese or Japanese character full-width, and removes spaces beside it. */
export function fullWidth(forms: FullWidth): Rule {
  return (text) => {
    const changes: Changes = new Map();
    const now = (index: number) => changes.get(index) ?? text.charAt(index);
    for (let index = 0; index < text.length; index++) {
      const form = forms[text.charAt(index)];
      if (form === undefined || isPartOfMore(text, index)) continue;
      const start = skipSpaces(text, index, -1);
      if (!wide.test(now(start - 1))) continue;
      changes.set(index, form);
      clear(changes, start, index);
      clearAfter(text, changes, index);
    }
    for (const [open, close] of parentheses(text, now)) {
      const before = skipSpaces(text, open, -1);
      changes.set(open, '（');
      changes.set(close, '）');
      if (wide.test(now(before - 1))) clear(changes, before, open);
      clear(changes, open + 1, skipSpaces(text, open + 1, 1));
      clear(changes, skipSpaces(text, close, -1), close);
      if (wide.test(now(skipSpaces(text, close + 1, 1)))) clearAfter(text, changes, close);
    }
    return changes;
  };
}

/** Whether a mark is the full stop of an address or a number, or one of several. */
function isPartOfMore(text: string, index: number): boolean {
  const after = text.charAt(index + 1);
  if (text.charAt(index) !== '.') return after === keptMark;
  return wordCharacter.test(after) || after === '.' || after === keptMark || text.charAt(index - 1) === '.';
}

/** Yields innermost pairs of parentheses around or after Chinese or Japanese, as changed so far. */
function* parentheses(text: string, now: (index: number) => string): Generator<[number, number]> {
  for (const { index: open, 0: all } of text.matchAll(/\([^()\ufffc]*\)/g)) {
    const close = open + all.length - 1;
    if (text.charAt(open - 1) === keptMark || text.charAt(close + 1) === keptMark) continue;
    const content = Array.from({ length: all.length }, (_, offset) => now(open + offset)).join('');
    if (wide.test(content) || wide.test(now(skipSpaces(text, open, -1) - 1))) yield [open, close];
  }
}

/** Returns where the spaces before an index begin, or where those from it on end. */
function skipSpaces(text: string, index: number, step: 1 | -1): number {
  let at = index;
  while (text.charAt(step < 0 ? at - 1 : at) === ' ') at += step;
  return at;
}

/** Drops the spaces after a mark, except at the end and before a part kept whole. */
function clearAfter(text: string, changes: Changes, index: number): void {
  const end = skipSpaces(text, index + 1, 1);
  if (end < text.length && text.charAt(end) !== keptMark) clear(changes, index + 1, end);
}

function clear(changes: Changes, from: number, to: number): void {
  for (let index = from; index < to; index++) changes.set(index, '');
}
