import type { Part, SourceDocument } from '../../../contracts/document.ts';
import type { ReadTranslation } from '../../releases/reading/read-translation.ts';
import { mergeHuman } from '../human/merge-human.ts';
import { type HumanText, readHumanText } from '../reading/human-text.ts';
import type { HumanPlan } from './human-translation.ts';

/**
 * Decides how a human translation is used with the current source.
 *
 * @param oldSource the source that it translates; undefined if it was deleted.
 * @returns undefined if it cannot be used: a review whose source was deleted.
 * @throws Rejection `InvalidXliff`, `ForeignXliff`
 */
export function planHumanTranslation(
  translation: ReadTranslation,
  oldSource: SourceDocument | undefined,
  newSource: SourceDocument,
): HumanPlan | undefined {
  if (oldSource === undefined) {
    const { document } = translation;
    return document && { kind: 'verbatim', document, pairs: [], stale: true };
  }
  const text = readHumanText(translation, oldSource);
  const { document, alignment, isXliff } = text;
  if (isXliff) return { kind: 'keep', texts: keptTexts(text, newSource) };
  if (!alignment.aligned) return { kind: 'verbatim', document, pairs: [], stale: true };
  if (oldSource === newSource) return { kind: 'verbatim', document, pairs: alignment.likely };
  const merged = mergeHuman({ oldSource, human: document, pairs: alignment.likely, newSource });
  if (merged === 'unmergeable') return { kind: 'verbatim', document, pairs: [], stale: true };
  if (merged.base === 'human') return { kind: 'replace', document, pairs: merged.pairs, replaced: merged.replaced };
  return { kind: 'keep', texts: [...merged.keep] };
}

/** Matches the units of a reviewed source with those of the current source. */
function keptTexts(
  { source, document, alignment: { pairs } }: HumanText,
  newSource: SourceDocument,
): [string, Part[]][] {
  const texts = new Map(document.units.map(({ id, parts }) => [id, parts]));
  if (source === newSource) return pairs.map(([id]) => [id, texts.get(id) ?? []]);
  const merged = mergeHuman({ oldSource: source, human: document, pairs, newSource });
  if (merged === 'unmergeable') return [];
  if (merged.base === 'source') return [...merged.keep];
  const replaced = new Set(merged.replaced.map(([id]) => id));
  return merged.pairs.filter(([id]) => !replaced.has(id)).map(([id, own]) => [id, texts.get(own) ?? []]);
}
