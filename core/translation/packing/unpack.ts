import { onOneLine } from '../../lib/text/white-space.ts';
import type { Batch } from './pack.ts';

/** Returns an answer's lines, one for each segment of the batch; undefined if their number differs. */
export function unpack({ segments }: Pick<Batch, 'segments'>, answer: string): string[] | undefined {
  // A single segment cannot be confused with another: line breaks in its answer are white space.
  if (segments.length === 1) return [onOneLine(answer).trim()];
  const lines = answer.split(/\r\n|\n|\r/);
  // A line break at the end does not begin another line.
  if (lines.length === segments.length + 1 && lines.at(-1) === '') lines.pop();
  return lines.length === segments.length ? lines : undefined;
}
