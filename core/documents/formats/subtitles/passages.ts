import type { Range } from '../../../../contracts/document.ts';
import { firstCharacter, joinsWithoutSpace, lastCharacter } from '../../../lib/text/unspaced.ts';
import { isEndMark } from '../../protection/end-marks.ts';
import { isReleaseLine } from '../../title/release-lines.ts';
import type { CueText } from './cue-lines.ts';
import type { Cue } from './cues.ts';
import type { Dialect } from './dialect.ts';
import type { CuePiece } from './pieces.ts';
import { lineText, readCueTexts, repeatsOf } from './rolling.ts';
import { continuesSentence, endsSentence } from './sentence-ends.ts';

/** A place where running speech continues in the cue's next line, or in the next cue. */
export interface Joint {
  type: 'joint';
  kind: 'line' | 'cue';
  /** Source in between: line ends, tags around the cues, number, times. */
  source: Range;
  /** Its value in running text: a space, or empty between Han or kana. */
  value: string;
}

export type PassageItem = Exclude<CuePiece, { type: 'line' }> | Joint;

/** Speech of one voice without a pause: one or more sentences, over one or more cues. */
export interface Passage {
  items: PassageItem[];
  /** Whether another speaker begins, or the same after a while, so that a page begins a new paragraph. */
  apart: boolean;
  voice?: string;
}

/** After this many milliseconds without a cue, a sentence does not continue. */
const pause = 3_000;

/**
 * Cues that overlap by more are shown together, not one after the other; times are rounded, so a little overlap is
 * allowed. In milliseconds.
 */
const overlap = 250;

/** The most cues for a sentence; a longer run does not mark its sentence ends. */
const maxCues = 12;

/**
 * Reads the passages of a subtitle file, in order.
 *
 * @throws Rejection `TooDeeplyNested`
 */
export function readPassages(text: string, dialect: Dialect): Passage[] {
  const cues = readCueTexts(text, dialect);
  const repeats = repeatsOf(cues);
  const staggered = isStaggered(cues);
  const punctuated = isPunctuated(cues);
  const passages: Passage[] = [];
  let passage: Passage | undefined;
  let last: CueText | undefined;
  let length = 0;
  let ended = false;
  for (const [number, cue] of cues.entries()) {
    const isHead = isHeadOfRelease(cue);
    if (isHead) ended = true;
    const payload = text.slice(cue.cue.payload.start, cue.cue.payload.end).trim();
    // Bare "END" may be the last word of a sentence.
    if (/^[^\p{L}\p{N}]/u.test(payload) && isEndMark(payload)) {
      ended = true;
      last = cue;
      continue;
    }
    const follows = last !== undefined && isNext(last.cue, cue.cue, staggered) && last.voice === cue.voice;
    for (const [index, line] of cue.lines.slice(repeats[number]).entries()) {
      const within = index > 0;
      const previous: PassageItem | undefined = passage?.items.at(-1);
      const before = textOf(passage?.items ?? []);
      const joins =
        previous !== undefined &&
        !ended &&
        !line.starts &&
        before !== '' &&
        (within || (follows && length < maxCues)) &&
        continuesSentence(before, startOf(line.pieces), within || punctuated);
      if (!joins) {
        passage = {
          items: [],
          apart:
            line.starts || (!within && (last === undefined || last.voice !== cue.voice || isPause(last.cue, cue.cue))),
          ...(cue.voice === undefined ? {} : { voice: cue.voice }),
        };
        passages.push(passage);
        length = 1;
      } else if (!within) length++;
      const [first] = line.pieces;
      if (joins && first) passage?.items.push(jointOf(previous, first, within ? 'line' : 'cue'));
      for (const piece of line.pieces) passage?.items.push(piece);
      ended = line.ends || isHead;
    }
    last = cue;
  }
  return passages;
}

/** Whether a cue announces a release, in capitals: no sentence continues in it or below it. */
function isHeadOfRelease({ lines }: CueText): boolean {
  const said = lines.map(lineText).join(' ');
  return (
    /^[^\p{Ll}]*$/u.test(said) && (/^EX(?:HIBIT|\.|-)\s?\d{1,3}(?:\.\d{1,3})?$/.test(said) || isReleaseLine(said, 'en'))
  );
}

function jointOf(before: PassageItem, after: PassageItem, kind: Joint['kind']): Joint {
  const start = before.type === 'joint' ? before.source.end : before.end;
  const end = after.type === 'joint' ? after.source.start : after.start;
  return { type: 'joint', kind, source: { start, end }, value: ' ' };
}

/** Sets the value of each joint, according to the texts around it. */
export function joinText(items: readonly PassageItem[]): string {
  let text = '';
  let before = '';
  let waiting: Joint | undefined;
  for (const item of items) {
    if (item.type === 'joint') {
      // Of two joints without a text between them, one becomes the space.
      if (waiting) waiting.value = '';
      waiting = item;
      continue;
    }
    const value = shown(item);
    if (value === '') continue;
    if (waiting) {
      waiting.value = joinsWithoutSpace(lastCharacter(before), firstCharacter(value)) ? '' : ' ';
      text += waiting.value;
      waiting = undefined;
    }
    text += value;
    before = value;
  }
  if (waiting) waiting.value = '';
  return text;
}

/** Returns the end of a stretch of running text; of a long one only the last part. */
function textOf(items: readonly PassageItem[]): string {
  let text = '';
  for (let index = items.length - 1; index >= Math.max(0, items.length - 300) && text.length < 300; index--) {
    const item = items[index];
    if (item) text = shown(item) + text;
  }
  return text;
}

function startOf(items: readonly PassageItem[]): string {
  return items.slice(0, 300).map(shown).join('').trimStart();
}

function shown(item: PassageItem): string {
  if (item.type === 'text' || item.type === 'joint') return item.value;
  return item.type === 'whole' ? (item.text ?? '') : '';
}

function isNext(last: Cue, cue: Cue, staggered: boolean): boolean {
  return cue.start >= last.start && (staggered || last.end - cue.start <= overlap) && !isPause(last, cue);
}

/**
 * Whether most cues are still shown when the next one comes: the lines of automatic captions, which roll, each in a
 * cue of its own.
 */
function isStaggered(cues: readonly CueText[]): boolean {
  const overlaps = cues.filter(({ cue, lines }, index) => {
    const next = cues[index + 1]?.cue;
    return next !== undefined && lines.length === 1 && next.start > cue.start && cue.end - next.start > overlap;
  });
  return overlaps.length >= 3 && overlaps.length * 3 >= cues.length * 2;
}

function isPause(last: Cue, cue: Cue): boolean {
  return cue.start - last.end > pause || cue.start < last.start;
}

/** Whether sentences end with a mark in this file; in many Chinese and Japanese subtitles they do not. */
function isPunctuated(cues: readonly CueText[]): boolean {
  const ends = cues.filter(({ lines }) => endsSentence(textOf(lines.at(-1)?.pieces ?? []))).length;
  return ends * 4 >= cues.length;
}
