/** The times of a cue, in milliseconds. */
export interface Timing {
  start: number;
  end: number;
}

/** The timing lines of both formats, with common variants: `1:02,5`, a point for a comma, no spaces. */
const line =
  /^[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})[ \t]*-->[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})(?:[ \t]|$)/;

/** Reads the times of a line such as `00:01:02,500 --> 00:01:04,000 X1:40`; undefined if it is not a timing line. */
export function timingOf(text: string): Timing | undefined {
  const match = line.exec(text);
  if (!match) return undefined;
  return { start: milliseconds(match.slice(1, 5)), end: milliseconds(match.slice(5, 9)) };
}

function milliseconds([hours, minutes, seconds, fraction]: (string | undefined)[]): number {
  const whole = Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1_000 + Number((fraction ?? '').padEnd(3, '0'));
}
