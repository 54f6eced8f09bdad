import type { Unit } from '../../../contracts/document.ts';
import { encodeSegment } from '../../translation/segments/encode-segment.ts';
import type { Segment } from '../../translation/segments/segment.ts';

/** A unit as one segment of any length, so that reviewers see it whole. Undefined if there is nothing to translate. */
export function sourceSegment(unit: Unit): Segment | undefined {
  return encodeSegment(unit, { maxSegmentBytes: Number.POSITIVE_INFINITY })[0];
}
