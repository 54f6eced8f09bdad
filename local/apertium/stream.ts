import { splitMarkup } from '../translate/markup.ts';

/**
 * Apertium's stream format: text in [brackets], a superblank, passes through every stage unchanged and in
 * order. Apertium's own HTML mode is not used: it escapes entities differently and attaches inline tags to
 * words (word-bound blanks), which duplicates and moves them.
 */

/**
 * Text that Apertium must not interpret: its own syntax and marks, symbols, white space other than a space,
 * and scripts that its dictionaries lack (it would take those apart by character).
 */
const opaque = /(?:[[\]{}^$/\\@<>*#~+=|`_]|[^\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}]|[^\S ])+/gu;

/** One line as a stream, and the texts of its superblanks in order. */
export interface Stream {
  text: string;
  blanks: string[];
}

/** Numbers the superblanks instead of writing the markup into them, so that markup is never mistaken for syntax. */
export function toStream(line: string): Stream {
  const blanks: string[] = [];
  const blank = (value: string) => `[${blanks.push(value) - 1}]`;
  const text = splitMarkup(line)
    .map(({ type, value }) => (type === 'markup' ? blank(value) : value.replace(opaque, blank)))
    .join('');
  return { text, blanks };
}

/**
 * The translated line, or `null` unless every superblank came back once and in order. Removes the extra
 * spaces of words that the target language leaves out (pronouns).
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

/** Removes the marks of `*unknown`, `@untranslated` and `#ungenerated` words, and the stream's escapes. */
function withoutMarks(text: string): string {
  return text
    .replace(/(?<!\\)[*@#]/g, '')
    .replace(/\\(.)/g, '$1')
    .replace(/ {2,}/g, ' ');
}
