import { isUnspaced } from '../../lib/text/unspaced.ts';
import type { Segment } from './segment.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Languages that put endings directly behind a name, so behind a tag without a space. */
const withEndings = new Set('fi hu tr et az kk uz mn eu ka ta te ml kn si'.split(' '));
/** The longest ending. */
const endingLetters = 5;
/** Languages that write "and", "in", "to" and "the" as one word with the next. */
const withPrefixes = new Set(['ar', 'he']);

const hangul = /\p{Script=Hangul}/u;
/** What a space follows, or precedes, if the source has one there. */
const before = /[\p{L}\p{N}\p{M}\ufffc)\]},;:.!?%»”]$/u;
const after = /^(?:[\p{L}\p{N}\ufffc([{¿¡«“„]|&amp;)/u;
/** Punctuation that no language has a space before; French has one before the others. */
const closing = /^\s+(?=[)\]]|[,.](?:$|[\s)\]"'»”’]))/u;
const closingElsewhere = /^\s+(?=[)\]]|[,.;:!?](?:$|[\s)\]"'»”’]))/u;

const bracket = /[([{¿¡]$/u;
/** What only an engine writes, unless the source has it, too. */
const unusual = /<[^<>]*>\s+[,.;:!?)\]]|[([{¿¡]\s+<|\s\s|\s(?:<\/?g\d{1,6}>){1,99}\s/u;

type Side = 'left' | 'right';
type Tag = Exclude<Token, { type: 'text' }>;

/**
 * Repairs the spaces of an answer at its tags as the source says: engines lose them, and put them inside of a pair or
 * before a comma. Does not change anything else.
 *
 * @param answer whose tags are the segment's
 * @param language canonical tag of the answer
 */
export function spacesAtTags({ text: source, tags }: Segment, answer: string, language: string): string {
  if (tags.length === 0 || answer === source || unusual.test(source)) return answer;
  const spaced = spacesOf(tokensOf(source));
  const tokens = tokensOf(answer.trim());
  moveOut(tokens, spaced);
  addLost(tokens, spaced, new Intl.Locale(language).language);
  return takeAway(tokens, language.startsWith('fr') ? closing : closingElsewhere);
}

/** The sides of tags at which there is a space. */
function spacesOf(tokens: readonly Token[]): Set<string> {
  const found = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'text') continue;
    if (/\s$/.test(textAt(tokens, index - 1))) found.add(named(token, 'left'));
    if (/^\s/.test(textAt(tokens, index + 1))) found.add(named(token, 'right'));
  }
  return found;
}

function named({ type, number }: Tag, side: Side): string {
  return `${type} ${number} ${side}`;
}

function textAt(tokens: readonly Token[], index: number): string {
  const token = tokens[index];
  return token?.type === 'text' ? token.source : '';
}

/** Moves a space at the ends of a pair's text out of the pair. */
function moveOut(tokens: Token[], spaced: ReadonlySet<string>): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.type === 'open' && !spaced.has(named(token, 'right')) && /^\s/.test(textAt(tokens, index + 1))) {
      const inner = textAt(tokens, index + 1);
      // A pair of nothing but a space is a space.
      if (inner.trim() === '' && tokens[index + 2]?.type === 'close') continue;
      tokens[index + 1] = { type: 'text', source: inner.trimStart() };
      const outer = seen(tokens, index, -1);
      if (before.test(outer) && tokens[index - 1]?.type === 'text') append(tokens, index - 1, ' ');
      else if (before.test(outer)) tokens.splice(index++, 0, { type: 'text', source: ' ' });
    } else if (token?.type === 'close' && !spaced.has(named(token, 'left')) && /\s$/.test(textAt(tokens, index - 1))) {
      const inner = textAt(tokens, index - 1);
      if (inner.trim() === '' && tokens[index - 2]?.type === 'open') continue;
      tokens[index - 1] = { type: 'text', source: inner.trimEnd() };
      if (after.test(seen(tokens, index, 1))) prepend(tokens, index + 1);
    }
  }
}

/** Adds spaces that the source has at a tag, and the answer lost between two words. */
function addLost(tokens: Token[], spaced: ReadonlySet<string>, language: string): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token || token.type === 'text') continue;
    const [left, right] = [seen(tokens, index, -1), seen(tokens, index, 1)];
    if (token.type !== 'close' && spaced.has(named(token, 'left')) && before.test(left)) {
      const inside = token.type === 'whole' ? '\ufffc' : right;
      if (after.test(inside) && !joins(left, inside) && !isPrefix(left, language)) {
        tokens.splice(index++, 0, { type: 'text', source: ' ' });
      }
    }
    if (token.type !== 'open' && spaced.has(named(token, 'right')) && after.test(right)) {
      const inside = token.type === 'whole' ? '\ufffc' : left;
      if (before.test(inside) && !joins(inside, right) && !isEnding(right, language)) {
        tokens.splice(index + 1, 0, { type: 'text', source: ' ' });
      }
    }
  }
}

/** Joins the tokens, without spaces before a comma or behind a bracket, and without two in a row. */
function takeAway(tokens: readonly Token[], punctuation: RegExp): string {
  let text = '';
  for (const [index, { type, source }] of tokens.entries()) {
    const next = tokens[index + 1];
    const afterTag = index > 0 && tokens[index - 1]?.type !== 'text';
    let written = source;
    if (type === 'text' && afterTag) {
      if (tokens[index - 1]?.type !== 'open') written = written.replace(punctuation, '');
      written = written.replace(/^\s+/, ' ');
    }
    if (type === 'text' && next !== undefined && next.type !== 'text' && next.type !== 'close') {
      const kept = written.trimEnd();
      if (bracket.test(kept)) written = kept;
      else if (kept.length < written.length - 1) written = `${kept} `;
    }
    text += written;
  }
  return text;
}

/** The text that is seen next to a tag, at most some letters of it; a tag kept whole is one sign. */
function seen(tokens: readonly Token[], index: number, step: 1 | -1): string {
  for (let at = index + step; at >= 0 && at < tokens.length; at += step) {
    const token = tokens[at];
    if (token?.type === 'whole') return '\ufffc';
    if (token?.type === 'text' && token.source !== '') {
      return step === 1 ? token.source.slice(0, 10) : token.source.slice(-10);
    }
  }
  return '';
}

function append(tokens: Token[], index: number, text: string): void {
  const value = textAt(tokens, index);
  tokens[index] = { type: 'text', source: value + text };
}

function prepend(tokens: Token[], index: number): void {
  if (tokens[index]?.type === 'text') tokens[index] = { type: 'text', source: ` ${textAt(tokens, index)}` };
  else tokens.splice(index, 0, { type: 'text', source: ' ' });
}

/** Whether two texts touch without a space in their script. */
function joins(left: string, right: string): boolean {
  const [last, first] = [[...left].at(-1) ?? '', [...right][0] ?? ''];
  return isUnspaced(last) || isUnspaced(first) || hangul.test(first);
}

function isPrefix(text: string, language: string): boolean {
  return withPrefixes.has(language) && /(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,2}$/u.test(text);
}

function isEnding(text: string, language: string): boolean {
  const letters = /^[\p{L}\p{N}\p{M}]*/u.exec(text)?.[0].length ?? 0;
  return withEndings.has(language) && letters <= endingLetters;
}
