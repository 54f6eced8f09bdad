import { maxRequestBytes } from '../../../contracts/limits.ts';
import { codePoints, utf8Length } from '../../lib/text/utf8-length.ts';
import { onOneLine } from '../../lib/text/white-space.ts';

/** Segments that travel in one request, one on each line, in document order. */
export interface Batch<S extends { text: string } = { text: string }> {
  segments: S[];
  text: string;
}

/** A text of fewer characters may be sent three times within what a language may always send. */
const shortText = 3_333;

/** The least that a request of a longer text may hold: some thirty segments. */
const leastBytes = 2_500;

/**
 * Packs the segments of a text into its requests. A request whose answer cannot be used is lost, and its segments are
 * sent again at least once; so no request holds more than a quarter of a text, or one merged line would take a text of
 * a few pages beyond twice its cost. Long texts fill requests anyway, and short ones have room.
 *
 * @param maxBytes UTF-8 bytes that a request may hold at most.
 */
export function requestsOf<S extends { text: string }>(
  segments: readonly S[],
  { maxBytes = maxRequestBytes } = {},
): Batch<S>[] {
  const characters = segments.reduce((sum, { text }) => sum + codePoints(text) + 1, 0);
  if (characters <= shortText) return pack(segments, { maxBytes });
  const bytes = segments.reduce((sum, { text }) => sum + utf8Length(text) + 1, 0);
  return pack(segments, { maxBytes: Math.min(maxBytes, Math.max(leastBytes, Math.ceil(bytes / 4))) });
}

/**
 * Packs segments into as few requests as possible: the largest first, each into the fullest request that still has
 * room (best fit, decreasing).
 *
 * @param maxBytes UTF-8 bytes that a request may hold, line breaks between segments included.
 */
export function pack<S extends { text: string }>(
  segments: readonly S[],
  { maxBytes = maxRequestBytes } = {},
): Batch<S>[] {
  const sized = segments.map((segment, position) => ({ segment, position, bytes: utf8Length(segment.text) + 1 }));
  sized.sort((a, b) => b.bytes - a.bytes || a.position - b.position);
  const bins: { room: number; items: typeof sized }[] = [];
  for (const item of sized) {
    let best: (typeof bins)[number] | undefined;
    for (const bin of bins) {
      if (bin.room >= item.bytes && (!best || bin.room < best.room)) best = bin;
    }
    if (!best) {
      // +1: no line break follows the last line.
      best = { room: maxBytes + 1, items: [] };
      bins.push(best);
    }
    best.items.push(item);
    best.room -= item.bytes;
  }
  for (const bin of bins) bin.items.sort((a, b) => a.position - b.position);
  bins.sort((a, b) => (a.items[0]?.position ?? 0) - (b.items[0]?.position ?? 0));
  return bins.map(({ items }) => batchOf(items.map(({ segment }) => segment)));
}

export function batchOf<S extends { text: string }>(segments: S[]): Batch<S> {
  return { segments, text: segments.map(({ text }) => text).join('\n') };
}

/** Returns an answer's lines, one for each segment of the batch; undefined if their number differs. */
export function unpack({ segments }: Pick<Batch, 'segments'>, answer: string): string[] | undefined {
  // A single segment cannot be confused with another: line breaks in its answer are white space.
  if (segments.length === 1) return [onOneLine(answer).trim()];
  const lines = answer.split(/\r\n|\n|\r/);
  // A line break at the end does not begin another line.
  if (lines.length === segments.length + 1 && lines.at(-1) === '') lines.pop();
  return lines.length === segments.length ? lines : undefined;
}
