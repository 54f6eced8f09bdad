import type { Part } from '../../../contracts/document.ts';
import { onOneLine } from '../../lib/text/white-space.ts';
import { escapeMarkup } from '../../lib/xml/index.ts';
import { normalise, renumbered } from '../memory/normalise.ts';
import { decodeSegment } from '../segments/decode-segment.ts';
import { encodeSegment } from '../segments/encode-segment.ts';
import type { Segment } from '../segments/segment.ts';
import { partsOfPair, type TmxInline, withoutTags } from './inline.ts';

/** A source and its translation as in people's memory: normalised, encoded, their tags numbered alike. */
export interface MemoryPair {
  source: string;
  target: string;
}

/**
 * Converts the two sides of a translation unit for the memory, without content at the ends, as segments of documents.
 * Drops the tags if those of the sides do not match; undefined if even then no document could match: no letters, or an
 * address missing from the translation.
 */
export function memoryPair(
  source: readonly TmxInline[],
  target: readonly TmxInline[],
  language: string,
): MemoryPair | undefined {
  return paired(source, target, language) ?? paired(withoutTags(source), withoutTags(target), language);
}

function paired(source: readonly TmxInline[], target: readonly TmxInline[], language: string): MemoryPair | undefined {
  const parts = partsOfPair(source, target);
  const [segment, more] = encodeSegment(
    { id: 'b1', parts: parts.source },
    { maxSegmentBytes: Number.POSITIVE_INFINITY, language },
  );
  if (segment === undefined || more !== undefined) return undefined;
  const encoded = encodedLike(segment, parts.target);
  if (!decodeSegment(segment, encoded).ok) return undefined;
  const { text, tags } = normalise(segment.text);
  return { source: text, target: renumbered(encoded, tags) };
}

/** Encodes a translation's parts with the tags of its source's segment; drops parts that are not a tag there. */
function encodedLike({ tags }: Segment, target: readonly Part[]): string {
  const numbers = new Map<string, string>();
  for (const [index, tag] of tags.entries()) {
    const number = index + 1;
    if (tag.type === 'pair') {
      // Pairs directly inside each other are one tag, named by the outermost.
      if (tag.open[0]) numbers.set(nameOf(tag.open[0]), `<g${number}>`);
      const last = tag.close.at(-1);
      if (last) numbers.set(nameOf(last), `</g${number}>`);
    } else if (tag.parts[0]) numbers.set(nameOf(tag.parts[0]), `<x${number}/>`);
  }
  const encoded = target.map((part) =>
    part.type === 'text' ? escapeMarkup(part.value) : (numbers.get(nameOf(part)) ?? ''),
  );
  return onOneLine(encoded.join('')).trim();
}

function nameOf(part: Part): string {
  return part.type === 'text' ? '' : `${part.type} ${part.id}`;
}
