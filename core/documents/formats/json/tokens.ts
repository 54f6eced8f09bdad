import { Rejection } from '../../../../contracts/failures.ts';
import { maxNesting } from '../../../../contracts/limits.ts';

/** A token of JSON (RFC 8259). The places of strings are without their quotes. */
export interface JsonToken {
  type: '{' | '}' | '[' | ']' | 'key' | 'string' | 'other';
  start: number;
  end: number;
}

const space = /[ \t\r\n]*/y;
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Unescaped characters in a string; in chunks, since an expression for a whole string could overflow its stack. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows them in escapes only.
const plain = /[^"\\\u0000-\u001f]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Yields the tokens of a JSON text, checking it against the whole grammar. Written by hand: parsers that report
 * positions build trees, which take a hundred times the text in memory, and recurse, so that a few kilobytes of
 * brackets end the process.
 *
 * @throws Rejection `InvalidJson` with line and column, `TooDeeplyNested`
 */
export function* jsonTokens(text: string): Generator<JsonToken> {
  const open: ('{' | '[')[] = [];
  let position = match(space, text, 0);
  /** The token expected next: a value, a key or the end of the container (`first`), a key, or one after a value. */
  let state: 'value' | 'first' | 'key' | 'after' = 'value';
  for (;;) {
    const start = position;
    const character = text.charAt(position);
    const container = open.at(-1);
    const closes = container === '{' ? '}' : ']';
    if (state === 'after') {
      if (container === undefined) {
        if (position < text.length) throw invalid(text, position, 'the end of the file');
        return;
      }
      if (character === ',') {
        state = container === '{' ? 'key' : 'value';
        position = match(space, text, position + 1);
      } else if (character === closes) state = 'first';
      else throw invalid(text, position, `"," or "${closes}"`);
      if (state !== 'first') continue;
    }
    if (state === 'first' && container !== undefined && character === closes) {
      open.pop();
      yield { type: closes, start, end: start + 1 };
      position = start + 1;
      state = 'after';
    } else if (container === '{' && state !== 'value') {
      if (character !== '"')
        throw invalid(text, position, state === 'first' ? 'a key in double quotes or "}"' : 'a key in double quotes');
      position = string(text, position);
      yield { type: 'key', start: start + 1, end: position - 1 };
      position = match(space, text, position);
      if (text.charAt(position) !== ':') throw invalid(text, position, '":"');
      position++;
      state = 'value';
    } else if (character === '{' || character === '[') {
      open.push(character);
      if (open.length > maxNesting) {
        throw new Rejection('TooDeeplyNested', `The JSON nests deeper than ${maxNesting} objects and lists.`);
      }
      yield { type: character, start, end: start + 1 };
      position = start + 1;
      state = 'first';
    } else if (character === '"') {
      position = string(text, position);
      yield { type: 'string', start: start + 1, end: position - 1 };
      state = 'after';
    } else {
      position = match(literal, text, position);
      if (position === start || /[\w.+-]/.test(text.charAt(position))) throw invalid(text, start, 'a value');
      yield { type: 'other', start, end: position };
      state = 'after';
    }
    position = match(space, text, position);
  }
}

/** Returns the position after a string's closing quote. */
function string(text: string, start: number): number {
  for (let position = start + 1; ; ) {
    position = match(plain, text, position);
    const character = text.charAt(position);
    if (character === '"') return position + 1;
    if (character !== '\\') throw invalid(text, position, 'the end of the string or an escape');
    const end = match(escaped, text, position);
    if (end === position) throw invalid(text, position, 'an escape that JSON has');
    position = end;
  }
}

function match(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : position;
}

function invalid(text: string, position: number, expected: string): Rejection {
  const before = text.slice(0, position).split(/\r\n|\n|\r/);
  const column = (before.at(-1)?.length ?? 0) + 1;
  const point = text.codePointAt(position);
  const found = point === undefined ? 'the end of the file' : `"${readable(point)}"`;
  return new Rejection(
    'InvalidJson',
    `Line ${before.length}, column ${column}: ${expected} is missing; found ${found} instead.`,
  );
}

/** Formats a character for a report. */
function readable(point: number): string {
  const character = String.fromCodePoint(point);
  return /[\p{Cc}\p{Cs}\p{Z}]/u.test(character) && character !== ' '
    ? `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    : character;
}
