import type { Unit } from '../../../contracts/document.ts';
import { encodeSegment } from '../../translation/segments/encode-segment.ts';
import type { Segment } from '../../translation/segments/segment.ts';

/** A unit as one segment, however long: reviewers see it whole. Undefined where it holds nothing to translate. */
export function sourceSegment(unit: Unit): Segment | undefined {
  return encodeSegment(unit, { maxSegmentBytes: Number.POSITIVE_INFINITY })[0];
}
