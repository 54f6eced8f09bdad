import { maxPairBytes } from '../../../contracts/limits.ts';
import type { Upload } from '../../../contracts/report.ts';
import { defined } from '../../lib/defined.ts';
import { utf8Length } from '../../lib/text/utf8-length.ts';
import type { HumanEntry } from '../memory/entries.ts';
import { humanKey } from '../memory/human-key.ts';
import type { TmxPair } from './read-tmx.ts';

export interface HumanEntries {
  /** By their keys in people's memory. */
  entries: Map<string, HumanEntry>;
  /** Pairs that a release could never find: of a few words without a release, or too long for an item. */
  skipped: { short: number; long: number };
}

/** Converts the pairs of a file to entries of people's memory. */
export function humanEntries(
  pairs: readonly TmxPair[],
  {
    source,
    target,
    upload,
    at,
  }: { source: string; target: string; upload: Pick<Upload, 'key' | 'versionId'>; at: string },
): HumanEntries {
  const entries = new Map<string, HumanEntry>();
  const skipped = { short: 0, long: 0 };
  for (const pair of pairs) {
    const key = keyOf(pair, { source, target });
    if (key === undefined) skipped.short += 1;
    else if (utf8Length(pair.source) + utf8Length(pair.target) > maxPairBytes) skipped.long += 1;
    else {
      entries.set(key, {
        source: pair.source,
        target: pair.target,
        sourceLanguage: source,
        targetLanguage: target,
        from: upload.key,
        versionId: upload.versionId,
        at,
        ...defined({ release: pair.slug }),
        unit: sentencesOf(pair.source, source) > 1 ? 'block' : 'sentence',
      });
    }
  }
  return { entries, skipped };
}

/** Returns the pair's key; undefined for a few words without a release, since their meaning depends on it. */
function keyOf({ source: text, slug }: TmxPair, languages: { source: string; target: string }): string | undefined {
  if (slug !== undefined) return humanKey({ ...languages, text, slug });
  const key = humanKey({ ...languages, text, slug: '' });
  return key === humanKey({ ...languages, text, slug: 'another' }) ? key : undefined;
}

function sentencesOf(text: string, language: string): number {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text.slice(0, 2_000))].length;
}
