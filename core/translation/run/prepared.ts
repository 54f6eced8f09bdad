import type { SourceDocument } from '../../../contracts/document.ts';
import type { TermList } from '../../../contracts/terminology.ts';
import type { Segment } from '../segments/segment.ts';
import { asSent } from './jobs.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { HumanMemory } from './ports.ts';
import { TargetTerms } from './terms/target-terms.ts';

export interface PrepareOptions {
  /** Canonical tag. */
  target: string;
  slug: string;
  terms?: TermList | undefined;
  maxSegmentBytes?: number | undefined;
}

export interface Prepared {
  /** By unit id. */
  pieces: Map<string, Piece[]>;
  /** The segments left to the machine, as sent; without those that have nothing to translate. */
  sent: Map<Segment, Segment>;
  terms: TargetTerms;
}

/** Splits a document into people's translations and segments left to the machine. */
export async function prepared(
  { units, language, text }: Pick<SourceDocument, 'units' | 'language' | 'text'>,
  { target, slug, terms: list, maxSegmentBytes }: PrepareOptions,
  human: HumanMemory,
): Promise<Prepared> {
  const terms = new TargetTerms(list, target);
  const pieces = await piecesOf({ units, text }, { source: language, target, slug, maxSegmentBytes }, human);
  const sent = new Map<Segment, Segment>();
  for (const { segment, human: words } of [...pieces.values()].flat()) {
    const made = words ? undefined : asSent(segment, terms);
    if (made) sent.set(segment, made);
  }
  return { pieces, sent, terms };
}
