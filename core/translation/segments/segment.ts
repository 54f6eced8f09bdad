import type { Part } from '../../../contracts/document.ts';

/** The source of a segment's tag: markup that opens and closes, or parts kept whole, in order. */
export type Tag = { type: 'pair'; open: Part[]; close: Part[] } | { type: 'whole'; parts: Part[] };

/**
 * One line of a request: a unit, or a piece of one that is too long for a request.
 *
 * `text` is the unit's text with `&`, `<` and `>` as entities and its markup as tags: `<g1>…</g1>` for a pair, `<x2/>`
 * for parts kept whole. Untranslated content at its ends is not sent.
 */
export interface Segment {
  /** The unit's id. */
  unit: string;
  /** Index of this piece within the unit, from 0. */
  index: number;
  text: string;
  /** By number, from 1: tag n is `tags[n - 1]`. */
  tags: Tag[];
  /** Parts before and after the text: markup, and white space between pieces. */
  before: Part[];
  after: Part[];
}

/** UTF-8 bytes that a segment may take: a request holds two, and a segment some twenty sentences. */
export const defaultMaxSegmentBytes = 4_500;
