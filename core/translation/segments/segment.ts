import type { Part } from '../../../contracts/document.ts';

/** What a tag of a segment stands for: markup that opens and closes, or things kept whole, in order. */
export type Tag = { type: 'pair'; open: Part[]; close: Part[] } | { type: 'whole'; parts: Part[] };

/**
 * What one line of a request holds: a unit, or a piece of one that is too long for a request.
 *
 * `text` is the unit's text with `&`, `<` and `>` as entities and its markup as tags: `<g1>…</g1>`
 * for a pair, `<x2/>` for what is kept whole. What stands at its ends is not sent at all.
 */
export interface Segment {
  /** The unit's id. */
  unit: string;
  /** Which piece of the unit this is, from 0. */
  index: number;
  text: string;
  /** By number, from 1: tag n is `tags[n - 1]`. */
  tags: Tag[];
  /** What stands before and after it: markup, and white space between pieces. */
  before: Part[];
  after: Part[];
}

/** Bytes of UTF-8 that a segment may take: two fit a request, and a sentence fits twenty times over. */
export const defaultMaxSegmentBytes = 4_500;
