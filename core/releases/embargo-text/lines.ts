import type { SourceDocument, Unit } from '../../../contracts/document.ts';

/** A longer line continues in the next one. */
const shortLine = 50;

/**
 * The lines of a unit as an editor sees them. Joins a paragraph's wrapped lines: "embargo until" may begin a
 * line of a sentence by chance.
 */
export function readableLines({ format, text }: SourceDocument, { range, parts }: Unit): string[] {
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

/** Parts without text (pictures, tabs, line breaks) end a line. */
function withBreaks(parts: Unit['parts']): string {
  return parts
    .map((part) => {
      if (part.type === 'text') return part.value;
      if (part.type !== 'placeholder') return '';
      return part.text?.trim() ? part.text : '\n';
    })
    .join('');
}
