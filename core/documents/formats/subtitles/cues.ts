import type { Range } from '../../../../contracts/document.ts';
import { linesOf } from './lines.ts';
import { type Timing, timingOf } from './timing.ts';

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
    const first = index + 1;
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

function arrow(line: string): boolean {
  return line.includes('-->');
}
