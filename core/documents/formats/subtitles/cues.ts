import type { Range } from '../../../../contracts/document.ts';

export interface Cue extends Timing {
  /** Its text, from its first line to the end of its last; line endings between as in the source. */
  payload: Range;
}

/**
 * Yields the cues of a subtitle file in the file's order. Passes over all else, which stays unchanged: the header,
 * NOTE, STYLE and REGION blocks, a cue whose times cannot be read, a text without times.
 *
 * @param blank whether a line ends the text of a cue.
 */
export function* readCues(text: string, blank: (line: string) => boolean): Generator<Cue> {
  const lines = linesOf(text);
  const at = (index: number) => {
    const line = lines[index];
    return line ? text.slice(line.start, line.end) : '';
  };
  for (let index = 0; index < lines.length; ) {
    if (blank(at(index))) {
      index++;
      continue;
    }
    const timing = timingOf(at(index));
    if (!timing) {
      index++;
      // A text under times that cannot be read belongs to them: skip it.
      if (at(index - 1).includes('-->')) while (index < lines.length && !blank(at(index)) && !arrow(at(index))) index++;
      continue;
    }
    const first = index + 1 + (isSpaced(at(index + 1), at(index + 2), at(index + 3)) ? 1 : 0);
    let end = first;
    while (end < lines.length && !blank(at(end)) && !arrow(at(end))) end++;
    index = end;
    // Without a blank line between two cues, the number before the second one's times is not text.
    if (end > first && timingOf(at(end)) && /^\s*\d+\s*$/.test(at(end - 1))) end--;
    const from = lines[first];
    const to = lines[end - 1];
    if (from && to && end > first) yield { ...timing, payload: { start: from.start, end: to.end } };
  }
}

/**
 * Whether the first line of a cue is a space, as converters of automatic captions write it, with a text below it that
 * is not the number of the next cue.
 */
function isSpaced(line: string, text: string, below: string): boolean {
  return line !== '' && line.trim() === '' && text.trim() !== '' && !arrow(text) && !arrow(below);
}

function arrow(line: string): boolean {
  return line.includes('-->');
}

/** Splits a text into lines without their endings; `\n`, `\r\n` and `\r` may be mixed. */
function linesOf(text: string): Range[] {
  const lines: Range[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** The times of a cue, in milliseconds. */
interface Timing {
  start: number;
  end: number;
}

/** The timing lines of both formats, with common variants: `1:02,5`, a point for a comma, no spaces. */
const line =
  /^[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})[ \t]*-->[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})(?:[ \t]|$)/;

/** Reads the times of a line such as `00:01:02,500 --> 00:01:04,000 X1:40`; undefined if it is not a timing line. */
function timingOf(text: string): Timing | undefined {
  const match = line.exec(text);
  if (!match) return undefined;
  return { start: milliseconds(match.slice(1, 5)), end: milliseconds(match.slice(5, 9)) };
}

function milliseconds([hours, minutes, seconds, fraction]: (string | undefined)[]): number {
  const whole = Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1_000 + Number((fraction ?? '').padEnd(3, '0'));
}
