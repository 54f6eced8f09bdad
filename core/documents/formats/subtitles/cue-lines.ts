import { maxLinesOfCue } from '../../../../contracts/limits.ts';
import { checkLines } from '../check-units.ts';
import type { Cue } from './cues.ts';
import type { Dialect } from './dialect.ts';
import { type CuePiece, cuePieces, type Open } from './pieces.ts';

/** A line of a cue, without what is around all of it: tags, a speaker's dash, notes of a song. */
interface CueLine {
  pieces: Exclude<CuePiece, { type: 'line' }>[];
  /** Whether a speaker or a song begins or ends with the line. */
  starts: boolean;
  ends: boolean;
}

export interface CueText {
  cue: Cue;
  lines: CueLine[];
  /** The speaker, if `<v Name>` is around the whole cue. */
  voice?: string;
}

/** A dash or `>>` before another speaker's line. Excludes a minus sign before a figure. */
const speaker = /^(?:[-\u2010-\u2015\u2212]{1,2}(?:\s+|$|(?=[\p{L}"'“‘«¿¡…[(]))|>{2,3}\s*)/u;
const songStart = /^[♩-♬]+\s*/u;
const note = /[♩-♬\s]/u;

/** @throws Rejection `TooDeeplyNested`, `TooDense` */
export function cueText(text: string, cue: Cue, dialect: Dialect): CueText {
  checkLines(text.slice(cue.payload.start, cue.payload.end), maxLinesOfCue, 'text of a cue');
  const { pieces, opens } = peeled(withoutWordTimes(cuePieces(text, cue.payload, dialect)));
  const voice = opens.map(({ source }) => /^<v(?:\.[^\s>]*)?\s([^>]+)>/i.exec(source)?.[1]?.trim()).find(Boolean);
  const lines: CueLine[] = [];
  // A dash or note on a line of its own belongs to the next.
  let waiting = false;
  for (const line of splitLines(pieces)) {
    const content = bare(trimmed(line));
    if (content.pieces.length > 0) lines.push({ ...content, starts: content.starts || waiting });
    waiting = content.pieces.length === 0 && (waiting || content.starts || content.ends);
  }
  return { cue, lines, ...(voice ? { voice } : {}) };
}

const timeTag = /^<\d[\d:.]*>$/;
const classTag = /^<\/?c[.>]/;

/**
 * Joins the words of a line that are tagged with the times at which they are said: a translation has other words at
 * other times, and is shown with its cue.
 */
function withoutWordTimes(all: readonly CuePiece[]): CuePiece[] {
  const tagsOf = (pieces: readonly CuePiece[]) =>
    pieces.flatMap((piece) => ('name' in piece ? piece.source : piece.type === 'whole' ? piece.source : []));
  const lines: CuePiece[][] = [[]];
  for (const piece of all) {
    if (piece.type === 'line') lines.push([piece], []);
    else lines.at(-1)?.push(piece);
  }
  return lines.flatMap((line): CuePiece[] => {
    const tags = tagsOf(line);
    const isTimed = tags.some((tag) => timeTag.test(tag)) && tags.some((tag) => classTag.test(tag));
    if (!isTimed || !tags.every((tag) => timeTag.test(tag) || classTag.test(tag))) return line;
    const [first, last] = [line[0], line.at(-1)];
    const value = line.map((piece) => (piece.type === 'text' ? piece.value : '')).join('');
    if (!first || !last || value.trim() === '') return line;
    return [{ type: 'text', value: value.trim(), start: first.start, end: last.end }];
  });
}

/** Removes tags around the whole cue, or alike around each of its lines; they stay in place. */
function peeled(all: readonly CuePiece[]): { pieces: CuePiece[]; opens: { source: string }[] } {
  let pieces: readonly CuePiece[] = all;
  const opens: { source: string }[] = [];
  for (;;) {
    let from = 0;
    let to = pieces.length;
    while (from < to && isOutside(pieces[from])) {
      const piece = pieces[from++];
      if (piece?.type === 'whole') opens.push(piece);
    }
    while (to > from && isOutside(pieces[to - 1])) to--;
    pieces = pieces.slice(from, to);
    const first = pieces[0];
    if (first?.type !== 'open') return { pieces: [...pieces], opens };
    const last = pieces.at(-1);
    if (last === first.close) {
      opens.push(first);
      pieces = pieces.slice(1, -1);
      continue;
    }
    const each = eachLineIn(pieces, first);
    if (!each) return { pieces: [...pieces], opens };
    opens.push(first);
    pieces = each;
  }
}

function isOutside(piece: CuePiece | undefined): boolean {
  return (
    piece?.type === 'line' ||
    (piece?.type === 'whole' && piece.text === undefined && !/^<rt/i.test(piece.source)) ||
    isBlank(piece)
  );
}

function isBlank(piece: CuePiece | undefined): boolean {
  return piece?.type === 'text' && piece.value.trim() === '' && piece.value.length === piece.end - piece.start;
}

/** Removes the tags around each line, if every line is in a pair that is written like this one. */
function eachLineIn(pieces: readonly CuePiece[], { source }: Open): CuePiece[] | undefined {
  const lines = splitLines(pieces)
    .map(trimmed)
    .filter((line) => line.length > 0);
  const wraps = lines.every((line) => {
    const first = line[0];
    return first?.type === 'open' && first.source === source && line.at(-1) === first.close;
  });
  if (!wraps || lines.length < 2) return undefined;
  const away = new Set<CuePiece>(
    lines.flatMap((line) => [line[0], line.at(-1)]).filter((piece) => piece !== undefined),
  );
  return pieces.filter((piece) => !away.has(piece));
}

function splitLines(pieces: readonly CuePiece[]): CueLine['pieces'][] {
  const lines: CueLine['pieces'][] = [[]];
  for (const piece of pieces) {
    if (piece.type === 'line') lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  return lines;
}

function trimmed(line: CueLine['pieces']): CueLine['pieces'] {
  let from = 0;
  let to = line.length;
  while (from < to && isBlank(line[from])) from++;
  while (to > from && isBlank(line[to - 1])) to--;
  const pieces = line.slice(from, to);
  cutStart(pieces, blankStart);
  cutEnd(pieces, (value) => value.length - value.trimEnd().length);
  return pieces;
}

function bare(pieces: CueLine['pieces']): CueLine {
  const speaks = cutStart(pieces, lengthOf(speaker));
  const sings = cutStart(pieces, lengthOf(songStart));
  const ends = cutEnd(pieces, songEnd);
  return { pieces, starts: speaks || sings, ends };
}

const lengthOf = (pattern: RegExp) => (value: string) => pattern.exec(value)?.[0].length ?? 0;

const blankStart = (value: string) => value.length - value.trimStart().length;

/** Counts from the end, so that a long text costs nothing. */
function songEnd(value: string): number {
  let length = 0;
  while (length < value.length && note.test(value.charAt(value.length - 1 - length))) length++;
  return /[♩-♬]/u.test(value.slice(value.length - length)) ? length : 0;
}

/** Removes the beginning of the first text, if its positions map to the source; returns whether it did. */
function cutStart(pieces: CueLine['pieces'], length: (value: string) => number): boolean {
  const [first] = pieces;
  if (first?.type !== 'text' || first.value.length !== first.end - first.start) return false;
  const cut = length(first.value);
  if (cut === 0) return false;
  if (cut === first.value.length) pieces.shift();
  else pieces[0] = { ...first, value: first.value.slice(cut), start: first.start + cut };
  return true;
}

function cutEnd(pieces: CueLine['pieces'], length: (value: string) => number): boolean {
  const last = pieces.at(-1);
  if (last?.type !== 'text' || last.value.length !== last.end - last.start) return false;
  const cut = length(last.value);
  if (cut === 0) return false;
  if (cut === last.value.length) pieces.pop();
  else pieces[pieces.length - 1] = { ...last, value: last.value.slice(0, -cut), end: last.end - cut };
  return true;
}
