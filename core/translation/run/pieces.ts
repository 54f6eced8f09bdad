import type { Part, Unit } from '../../../contracts/document.ts';
import { runningHeads } from '../../documents/protection/running-heads.ts';
import { defined } from '../../lib/defined.ts';
import type { HumanEntry } from '../memory/entries.ts';
import { humanKey } from '../memory/human-key.ts';
import { normalised } from '../memory/normalise.ts';
import { decodeSegment } from '../segments/decode-segment.ts';
import { encodeSegment, encodeSentences } from '../segments/encode-segment.ts';
import type { Segment } from '../segments/segment.ts';
import type { HumanMemory } from './ports.ts';

/** A stretch of a unit: a person's words for it, or text for the machine. */
export interface Piece {
  segment: Segment;
  human?: Part[];
}

export interface PieceOptions {
  /** Canonical tags. */
  source: string;
  target: string;
  slug: string;
  maxSegmentBytes?: number | undefined;
}

/**
 * Divides each unit into pieces: a person's words for the whole block; else, if people translated some of its
 * sentences, their words for these and the other sentences one by one for the machine; else the segments that go to
 * the machine whole.
 */
export async function piecesOf(
  units: readonly Unit[],
  options: PieceOptions,
  human: HumanMemory,
): Promise<Map<string, Piece[]>> {
  const { source, target, slug } = options;
  const limits = defined({ maxSegmentBytes: options.maxSegmentBytes });
  const language = { language: source };
  const keyOf = ({ text }: Segment) => humanKey({ source, target, text, slug });

  const heads = runningHeads(units);
  const candidates = units.map((unit) => {
    if (heads.has(unit.id)) return { unit, keys: [] };
    const block = encodeSegment(unit, { ...language, maxSegmentBytes: Number.POSITIVE_INFINITY }).map(keyOf);
    return { unit, keys: [...block, ...encodeSentences(unit, { ...language, ...limits }).map(keyOf)] };
  });
  const found = await human.lookup([...new Set(candidates.flatMap(({ keys }) => keys))]);

  const inWords = (segment: Segment): Piece => {
    const parts = partsOf(segment, found.get(keyOf(segment)));
    return parts ? { segment, human: parts } : { segment };
  };
  return new Map(
    candidates.map(({ unit, keys }) => {
      if (heads.has(unit.id)) return [unit.id, []];
      if (keys.some((key) => found.has(key))) {
        const whole = encodeSegment(unit, { ...language, maxSegmentBytes: Number.POSITIVE_INFINITY }).map(inWords);
        if (whole.every((piece) => piece.human)) return [unit.id, whole];
        const sentences = encodeSentences(unit, { ...language, ...limits }).map(inWords);
        if (sentences.some((piece) => piece.human)) return [unit.id, sentences];
      }
      return [unit.id, encodeSegment(unit, { ...language, ...limits }).map((segment) => ({ segment }))];
    }),
  );
}

/** Returns a person's words with the segment's own markup; undefined if the tags do not fit. */
function partsOf(segment: Segment, entry: HumanEntry | undefined): Part[] | undefined {
  const decoded = entry && decodeSegment(normalised(segment), entry.target);
  return decoded?.ok ? decoded.parts : undefined;
}
