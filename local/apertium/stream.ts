import { splitMarkup } from '../translate/markup.ts';

/**
 * Apertium's stream format: what lies in [brackets], a superblank, passes through every stage as it
 * is and in order. Apertium's own HTML mode was not used: it escapes entities its own way and
 * attaches inline tags to words (word-bound blanks), which duplicates and moves them.
 */

/**
 * What Apertium must not interpret: its own syntax and marks, symbols, white space other than a
 * space, and scripts that its dictionaries do not have (those would be taken apart by character).
 */
const opaque = /(?:[[\]{}^$/\\@<>*#~+=|`_]|[^\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}]|[^\S ])+/gu;

/** One line as a stream, and what its superblanks stand for, in order. */
export interface Stream {
  text: string;
  blanks: string[];
}

/** Numbered superblanks rather than the markup itself: nothing in it can then be mistaken for syntax. */
export function toStream(line: string): Stream {
  const blanks: string[] = [];
  const blank = (value: string) => `[${blanks.push(value) - 1}]`;
  const text = splitMarkup(line)
    .map(({ type, value }) => (type === 'markup' ? blank(value) : value.replace(opaque, blank)))
    .join('');
  return { text, blanks };
}

/**
 * The line again, or `null` unless every superblank came back once and in order. Words that a
 * language leaves out (pronouns) leave their spaces: those are taken away.
 */
export function fromStream(text: string, blanks: string[]): string | null {
  let next = 0;
  let orderly = true;
  const line = text.split(/(\[\d+\])/).map((piece, index) => {
    if (index % 2 === 0) return withoutMarks(piece);
    orderly &&= piece === `[${next}]`;
    return blanks[next++] ?? '';
  });
  return orderly && next === blanks.length ? line.join('').trim() : null;
}

/** `*unknown`, `@untranslated` and `#ungenerated` words, and the escapes of the stream. */
function withoutMarks(text: string): string {
  return text
    .replace(/(?<!\\)[*@#]/g, '')
    .replace(/\\(.)/g, '$1')
    .replace(/ {2,}/g, ' ');
}
