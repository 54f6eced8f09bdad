import { normaliseText } from '../../core/translation/memory/normalise.ts';
import type { StoredEntry } from '../memory/entries.ts';
import { type Forgettable, partOf, type Said } from '../memory/forget.ts';
import { plain } from '../memory/plain.ts';

/** The segments of a version in one language, from its `release.json`. */
export interface PublishedSegments {
  from: string;
  to: string;
  segments: readonly { source: string; target: string }[];
}

/**
 * Selects of the memory's entries what was made for a release and occurs in its purged segments, but not in segments
 * that stay; of a sentence that several files translated, only the words of the release's own files. An entry may be a
 * part of a segment, so it occurs in every segment that contains it.
 */
export function wordsOnlyIn(
  purged: readonly PublishedSegments[],
  kept: readonly PublishedSegments[],
  slug: string,
): (entry: StoredEntry) => Forgettable[] {
  return (entry) =>
    partOf(entry, (said) => said.release === slug && occursIn(said, entry, purged) && !occursIn(said, entry, kept));
}

function occursIn(
  { source, target }: Said,
  { sourceLanguage, targetLanguage }: StoredEntry,
  published: readonly PublishedSegments[],
): boolean {
  const pair = { source: plain(source), target: plain(target) };
  return published.some(
    ({ from, to, segments }) =>
      from === sourceLanguage &&
      to === targetLanguage &&
      segments.some((segment) => has(segment.source, pair.source) || has(segment.target, pair.target)),
  );
}

const has = (segment: string, text: string): boolean => text !== '' && normaliseText(segment).trim().includes(text);
