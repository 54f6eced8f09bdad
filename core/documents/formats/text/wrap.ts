import LineBreaker from 'linebreak';
import { displayWidth } from '../../../lib/text/display-width.ts';
import { firstCharacter, joinsWithoutSpace, lastCharacter } from '../../../lib/text/unspaced.ts';
import { marker } from './lines.ts';

export interface Wrap {
  /** Columns of a line, including its indent. */
  width: number;
  indent: string;
  eol: string;
  /** Columns before the text of the first line. */
  firstColumn: number;
  /** Whether a line may begin with a piece; by default, not if it reads as a list item's marker. */
  mayBegin?: (piece: string) => boolean;
  /** Whether a line may end with a piece. */
  mayEnd?: (piece: string) => boolean;
}

/**
 * Wraps a text in lines of at most `width` display columns, broken where UAX #14 allows it and where joining the lines
 * again gives the same words. A word longer than a line gets its own line.
 */
export function wrapText(text: string, wrap: Wrap): string {
  const { width, indent, eol, firstColumn } = wrap;
  const lines: string[] = [];
  const indentWidth = displayWidth(indent);
  let line = '';
  let column = firstColumn;
  for (const piece of piecesOf(text, wrap)) {
    const fits = column + displayWidth(piece.trimEnd()) <= width;
    if (line !== '' && !fits) {
      lines.push(line.trimEnd());
      line = '';
      column = indentWidth;
    }
    line += piece;
    column += displayWidth(piece);
  }
  lines.push(line);
  return lines.join(eol + indent);
}

/** Splits a text into pieces that may not be broken, each with the space after it. */
function piecesOf(text: string, { mayBegin = noMarker, mayEnd = () => true }: Wrap): string[] {
  const pieces: string[] = [];
  for (const piece of breakable(text)) {
    const last = pieces.at(-1);
    // Keep a piece that would read as a marker with the word before it.
    if (last !== undefined && !(mayBegin(piece) && mayEnd(last))) pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

function noMarker(piece: string): boolean {
  const word = piece.trimEnd();
  return word === piece || !marker.test(`${word} x`);
}

function* breakable(text: string): Generator<string> {
  let start = 0;
  for (const position of positions(text)) {
    const before = text.slice(Math.max(0, position - 2), position);
    const loses =
      /\s$/.test(before) ||
      joinsWithoutSpace(lastCharacter(before), firstCharacter(text.slice(position, position + 2)));
    // UAX #14 also breaks after hyphens and slashes, where joining the lines would add a space.
    if (!loses || position === start) continue;
    yield text.slice(start, position);
    start = position;
  }
  if (start < text.length) yield text.slice(start);
}

/** Returns break opportunities; for scripts that UAX #14 leaves to a dictionary, from `Intl.Segmenter`. */
function positions(text: string): number[] {
  const found: number[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (next.position < text.length) found.push(next.position);
  }
  if (!/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(text)) return found;
  const dictionary = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  for (const { index, segment } of new Intl.Segmenter('th', { granularity: 'word' }).segment(text)) {
    if (index > 0 && dictionary.test(segment)) found.push(index);
  }
  return [...new Set(found)].sort((a, b) => a - b);
}
