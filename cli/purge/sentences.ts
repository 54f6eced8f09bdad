import { normaliseText } from '../../core/translation/memory/normalise.ts';
import type { Entry } from '../memory/entries.ts';
import { plain } from '../memory/plain.ts';

/** The segments of a version in one language, from its `release.json`. */
export interface Said {
  from: string;
  to: string;
  segments: readonly { source: string; target: string }[];
}

/**
 * Selects the memory's entries that were made for a release and occur in its purged segments, but not in
 * segments that stay. An entry may be a part of a segment, so it occurs in every segment that contains it.
 */
export function entriesOnlyIn(
  purged: readonly Said[],
  kept: readonly Said[],
  release: string,
): (entry: Entry) => boolean {
  return (entry) => entry.release === release && standsIn(entry, purged) && !standsIn(entry, kept);
}

function standsIn({ source, target, sourceLanguage, targetLanguage }: Entry, said: readonly Said[]): boolean {
  const pair = { source: plain(source), target: plain(target) };
  return said.some(
    ({ from, to, segments }) =>
      from === sourceLanguage &&
      to === targetLanguage &&
      segments.some((segment) => has(segment.source, pair.source) || has(segment.target, pair.target)),
  );
}

const has = (segment: string, text: string): boolean => text !== '' && normaliseText(segment).trim().includes(text);
