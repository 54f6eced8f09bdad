import type { SourceDocument } from '../../../contracts/document.ts';
import { maxPairBytes } from '../../../contracts/limits.ts';
import type { Upload } from '../../../contracts/report.ts';
import { defined } from '../../lib/defined.ts';
import { utf8Length } from '../../lib/text/utf8-length.ts';
import type { HumanEntry } from '../../translation/memory/entries.ts';
import { humanKeys } from '../../translation/memory/human-key.ts';
import { blockPair, type HumanPair, type Side, sentencePairs } from './human-segment.ts';

export interface From {
  /** Slug. */
  slug: string;
  upload: Pick<Upload, 'key' | 'versionId'>;
  /** RFC 3339. */
  at: string;
  /** The release's revision that has these words first. */
  revision: number;
  /** Set for the finished part of a review that waits. */
  held?: true | undefined;
}

/**
 * The memory entries from a person's text: each aligned block as a whole, and its sentences if both sides
 * have the same number. Skips texts whose markup differs, since they would not fit the source's, and those that are
 * too long for an item of the memory: the release uses them, but others cannot.
 *
 * @param pairs units that translate each other beyond doubt.
 * @returns entries by their keys.
 */
export function humanPairs(
  source: SourceDocument,
  human: SourceDocument,
  pairs: readonly (readonly [sourceUnit: string, humanUnit: string])[],
  { slug, upload, at, revision, held }: From,
): Map<string, HumanEntry> {
  const own = new Map(source.units.map((unit) => [unit.id, unit]));
  const others = new Map(human.units.map((unit) => [unit.id, unit]));
  const entries = new Map<string, HumanEntry>();
  const languages = { sourceLanguage: source.language, targetLanguage: human.language };
  const by = { from: upload.key, versionId: upload.versionId, at, release: slug, revision, ...defined({ held }) };
  const add = ({ text, source: normal, target }: HumanPair, unit: HumanEntry['unit']) => {
    if (utf8Length(normal) + utf8Length(target) > maxPairBytes) return;
    const { shared, own } = humanKeys({ source: source.language, target: human.language, text, slug });
    const entry: HumanEntry = { source: normal, target, ...languages, ...by, unit };
    entries.set(shared, entry);
    if (own !== shared) entries.set(own, { ...entry, own: true });
  };
  for (const [sourceId, humanId] of pairs) {
    const unit = own.get(sourceId);
    const other = others.get(humanId);
    if (unit === undefined || other === undefined) continue;
    const [one, two]: [Side, Side] = [
      { document: source, unit },
      { document: human, unit: other },
    ];
    for (const sentence of sentencePairs(one, two)) add(sentence, 'sentence');
    const block = blockPair(one, two);
    if (block) add(block, 'block');
  }
  return entries;
}
