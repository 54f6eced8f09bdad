import type { SourceDocument } from '../../../contracts/document.ts';
import type { HumanEntry } from '../../../core/translation/memory/entries.ts';
import { humanKey } from '../../../core/translation/memory/human-key.ts';
import { normalise, renumbered } from '../../../core/translation/memory/normalise.ts';
import { encodeSegment, encodeSentences } from '../../../core/translation/segments/encode-segment.ts';
import type { Segment } from '../../../core/translation/segments/segment.ts';
import { human } from './translation.ts';

export interface Told {
  target?: string;
  release?: string;
}

/** People's memory in which these texts of a document, as they are encoded, have these translations. */
export function people(
  document: SourceDocument,
  words: Record<string, string>,
  { target = 'fr', release = 'a-release' }: Told = {},
) {
  const source = document.language;
  const entries = new Map<string, HumanEntry>();
  const add = (segment: Segment, unit: HumanEntry['unit']) => {
    const word = words[segment.text];
    if (word === undefined) return;
    const { text, tags } = normalise(segment.text);
    const entry = { sourceLanguage: source, targetLanguage: target, from: 'a.fr.md', at: '2026-11-24T12:00:00Z', unit };
    entries.set(humanKey({ source, target, text: segment.text, slug: release }), {
      ...entry,
      source: text,
      target: renumbered(word, tags),
    });
  };
  for (const unit of document.units) {
    for (const segment of encodeSentences(unit, { language: source })) add(segment, 'sentence');
    for (const segment of encodeSegment(unit, { language: source, maxSegmentBytes: Number.POSITIVE_INFINITY }))
      add(segment, 'block');
  }
  return human(entries);
}
