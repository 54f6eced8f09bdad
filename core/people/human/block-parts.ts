import type { Part } from '../../../contracts/document.ts';
import { normalised } from '../../translation/memory/normalise.ts';
import { decodeSegment } from '../../translation/segments/decode-segment.ts';
import { encodeSegment } from '../../translation/segments/encode-segment.ts';
import { blockPair, type Side } from './human-segment.ts';

/** A person's translation of a unit, with the unit's own markup; undefined if their markup differs. */
export function blockParts(source: Side, human: Side): Part[] | undefined {
  const pair = blockPair(source, human);
  const [segment] = encodeSegment(source.unit, {
    maxSegmentBytes: Number.POSITIVE_INFINITY,
    language: source.document.language,
  });
  if (segment === undefined) return source.unit.parts;
  const decoded = pair && decodeSegment(normalised(segment), pair.target);
  return decoded?.ok ? decoded.parts : undefined;
}
