import type { SourceDocument, Unit } from '../../../contracts/document.ts';

/** A line that is longer was not wrapped to be one by itself. */
const shortLine = 50;

/**
 * The lines of a unit, as an editor sees them. A paragraph's own wrapping makes no lines: what a longer
 * line runs on into is the rest of its sentence, and "embargo until" at its beginning is chance.
 */
export function linesOf({ format, text }: SourceDocument, { range, parts }: Unit): string[] {
  const written = format === 'markdown' && range !== null ? text.slice(range.start, range.end) : withBreaks(parts);
  const lines: string[] = [];
  let last = '';
  for (const line of written.split(/\r\n|[\r\n]/).map((each) => each.trim())) {
    if (line === '') continue;
    const runsOn = lines.length > 0 && last.length >= shortLine && !/[.!?:;。！？：]\W{0,20}$/u.test(last);
    if (runsOn || (lines.length > 0 && /^\p{Ll}/u.test(line))) lines.push(`${lines.pop()} ${line}`);
    else lines.push(line);
    last = line;
  }
  return lines;
}

/** What shows nothing in a unit is a picture, a tab or a line break; each ends a line. */
function withBreaks(parts: Unit['parts']): string {
  return parts
    .map((part) => {
      if (part.type === 'text') return part.value;
      if (part.type !== 'placeholder') return '';
      return part.text?.trim() ? part.text : '\n';
    })
    .join('');
}
