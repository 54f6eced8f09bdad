import { normaliseText } from '../../core/translation/memory/normalise.ts';
import type { StoredEntry } from '../memory/entries.ts';
import { plain } from '../memory/plain.ts';

/** The segments of a version in one language, from its `release.json`. */
export interface PublishedSegments {
  from: string;
  to: string;
  segments: readonly { source: string; target: string }[];
}

/**
 * Selects the memory's entries that were made for a release and occur in its purged segments, but not in
 * segments that stay. An entry may be a part of a segment, so it occurs in every segment that contains it.
 */
export function entriesOnlyIn(
  purged: readonly PublishedSegments[],
  kept: readonly PublishedSegments[],
  slug: string,
): (entry: StoredEntry) => boolean {
  return (entry) => entry.release === slug && occursIn(entry, purged) && !occursIn(entry, kept);
}

function occursIn(
  { source, target, sourceLanguage, targetLanguage }: StoredEntry,
  said: readonly PublishedSegments[],
): boolean {
  const pair = { source: plain(source), target: plain(target) };
  return said.some(
    ({ from, to, segments }) =>
      from === sourceLanguage &&
      to === targetLanguage &&
      segments.some((segment) => has(segment.source, pair.source) || has(segment.target, pair.target)),
  );
}

const has = (segment: string, text: string): boolean => text !== '' && normaliseText(segment).trim().includes(text);
