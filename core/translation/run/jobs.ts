import type { TranslationSettings } from '../../../contracts/translation-settings.ts';
import { hasLetters } from '../../lib/text/words.ts';
import { machineKey, type TermPair } from '../memory/machine-key.ts';
import { normalised } from '../memory/normalise.ts';
import type { Segment } from '../segments/segment.ts';
import type { TargetTerms } from './terms/target-terms.ts';

/** A text that is translated once for all segments that share it. */
export interface Job {
  key: string;
  /** The text as sent. */
  text: string;
  segment: Segment;
  /** The pairs of the term list that occur in the segment. */
  terms: readonly TermPair[];
}

export interface JobOptions {
  /** Canonical tags. */
  source: string;
  target: string;
  slug: string;
  settings?: TranslationSettings | undefined;
  terms: TargetTerms;
}

/**
 * Prepares a segment for sending: normalises it, so that one text to the memory is one text to the engine, and turns
 * terms that are never translated into tags. Undefined if no letter is left.
 */
export function asSent(segment: Segment, terms: TargetTerms): Segment | undefined {
  const sent = normalised(terms.kept(segment));
  return hasLetters(sent.text.replace(/<[^<>]*>/g, '')) ? sent : undefined;
}

/** Makes one job for each distinct text: a repeated text is paid for once. */
export function jobsOf(
  segments: Iterable<Segment>,
  { source, target, slug, settings, terms: list }: JobOptions,
): Job[] {
  const jobs = new Map<string, Job>();
  for (const segment of segments) {
    const { text } = segment;
    if (jobs.has(text)) continue;
    const terms = list.pairsIn(text);
    jobs.set(text, { text, segment, terms, key: machineKey({ source, target, text, slug, settings, terms }) });
  }
  return [...jobs.values()];
}
