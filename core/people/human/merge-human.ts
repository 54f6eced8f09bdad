import type { Part, SourceDocument } from '../../../contracts/document.ts';
import { normalised } from '../../translation/memory/normalise.ts';
import { decodeSegment } from '../../translation/segments/decode-segment.ts';
import { encodeSegment } from '../../translation/segments/encode-segment.ts';
import { blockPair, type Side } from './human-segment.ts';
import { sameUnits } from './same-units.ts';

type Pair = [sourceUnit: string, humanUnit: string];

/**
 * The usable part of a person's text after its source changed.
 *
 * - `human`: the same blocks, so the person's document stays; only units whose source changed are translated
 * again in it.
 * - `source`: blocks were added, removed or moved; the person's texts go into the new source's document.
 * - `unmergeable`: too little is left to call it the person's text.
 */
export type Merged =
  | { base: 'human'; pairs: Pair[]; replaced: Pair[] }
  | { base: 'source'; keep: Map<string, Part[]> }
  | 'unmergeable';

/** Share of the new source's units whose text must still be the translated one. */
const leastLeft = 0.5;

export interface ToMerge {
  oldSource: SourceDocument;
  human: SourceDocument;
  /** Units of the old source with the person's translations of them. */
  pairs: readonly (readonly [sourceUnit: string, humanUnit: string])[];
  newSource: SourceDocument;
}

export function mergeHuman({ oldSource, human, pairs, newSource }: ToMerge): Merged {
  const humanOf = new Map(pairs);
  const { samePlaces, pairs: same } = sameUnits(oldSource, newSource);
  const kept = same.flatMap(([old, now]): Pair[] => {
    const unit = humanOf.get(old);
    return unit === undefined ? [] : [[now, unit]];
  });
  if (kept.length < newSource.units.length * leastLeft) return 'unmergeable';

  if (samePlaces) {
    const unchanged = new Set(same.map(([, now]) => now));
    const together = newSource.units.flatMap(({ id }, index): Pair[] => {
      const unit = humanOf.get(oldSource.units[index]?.id ?? '');
      return unit === undefined ? [] : [[id, unit]];
    });
    const changed = newSource.units.filter(({ id }) => !unchanged.has(id));
    const replaced = together.filter(([id]) => !unchanged.has(id));
    // A changed block cannot be updated if the person's document does not have it. Nor can an archive, since
    // the new markup may refer to its parts (a link of Word's is a number in the document's own list).
    const fits = replaced.length === changed.length && (changed.length === 0 || human.archive === undefined);
    if (fits) return { base: 'human', pairs: together, replaced };
  }
  const now = new Map(newSource.units.map((unit) => [unit.id, unit]));
  const theirs = new Map(human.units.map((unit) => [unit.id, unit]));
  const keep = new Map<string, Part[]>();
  for (const [id, own] of kept) {
    const [unit, other] = [now.get(id), theirs.get(own)];
    const parts = unit && other && blockParts({ document: newSource, unit }, { document: human, unit: other });
    if (parts) keep.set(id, parts);
  }
  return { base: 'source', keep };
}

/** A person's translation of a unit, with the unit's own markup; undefined if their markup differs. */
function blockParts(source: Side, human: Side): Part[] | undefined {
  const pair = blockPair(source, human);
  const [segment] = encodeSegment(source.unit, {
    maxSegmentBytes: Number.POSITIVE_INFINITY,
    language: source.document.language,
  });
  if (segment === undefined) return source.unit.parts;
  const decoded = pair && decodeSegment(normalised(segment), pair.target);
  return decoded?.ok ? decoded.parts : undefined;
}
