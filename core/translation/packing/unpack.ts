import { onOneLine } from '../../lib/text/on-one-line.ts';
import type { Batch } from './pack.ts';

/** An answer's lines, one for each segment of the batch, or nothing where their number differs. */
export function unpack({ segments }: Pick<Batch, 'segments'>, answer: string): string[] | undefined {
  // Alone, a segment has nothing to be confused with: a line break in its answer is white space.
  if (segments.length === 1) return [onOneLine(answer).trim()];
  const lines = answer.split(/\r\n|\n|\r/);
  // A line break at the end ends the last line; it begins none.
  if (lines.length === segments.length + 1 && lines.at(-1) === '') lines.pop();
  return lines.length === segments.length ? lines : undefined;
}
