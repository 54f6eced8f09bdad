import type { Part, Unit } from '../../../contracts/document.ts';
import { runningHeads } from '../../documents/protection/running-heads.ts';
import { defined } from '../../lib/defined.ts';
import { humanKeys } from '../memory/human-key.ts';
import { normalised } from '../memory/normalise.ts';
import type { OfferedWords } from '../memory/words-for.ts';
import { decodeSegment } from '../segments/decode-segment.ts';
import { encodeSegment, encodeSentences } from '../segments/encode-segment.ts';
import { movedLinks } from '../segments/moved-links.ts';
import type { Segment } from '../segments/segment.ts';
import type { HumanMemory } from './ports.ts';
import { isOwn } from './whose-words.ts';

/** A stretch of a unit: a person's words for it, or text for the machine. */
export interface Piece {
  segment: Segment;
  human?: Part[];
  /** Whose words they are. */
  by?: OfferedWords;
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
 * the machine whole. Sentences in nearer words, such as the release's own, come before a block of
 * another release.
 */
export async function piecesOf(
  { units, text }: { units: readonly Unit[]; text: string },
  options: PieceOptions,
  human: HumanMemory,
): Promise<Map<string, Piece[]>> {
  const { source, target, slug } = options;
  const limits = defined({ maxSegmentBytes: options.maxSegmentBytes });
  const language = { language: source };
  const keysOf = ({ text }: Segment) => humanKeys({ source, target, text, slug });

  const heads = runningHeads(units);
  const candidates = units.map((unit) => {
    if (heads.has(unit.id)) return { unit, keys: [] };
    const block = encodeSegment(unit, { ...language, maxSegmentBytes: Number.POSITIVE_INFINITY }).map(keysOf);
    return { unit, keys: [...block, ...encodeSentences(unit, { ...language, ...limits }).map(keysOf)] };
  });
  const asked = new Map(candidates.flatMap(({ keys }) => keys.map((each) => [each.shared, each] as const)));
  const found = await human.lookup([...asked.values()], slug);

  const inWords = (segment: Segment): Piece => {
    const by = found.get(keysOf(segment).shared);
    const parts = by && partsOf(segment, by.target);
    // Words for one link may lead where those of another should, which only the release's own people can mean.
    if (by && !isOwn(by, slug) && movedLinks(normalised(segment), by.target, text)) return { segment };
    return parts ? { segment, human: parts, by } : { segment };
  };
  return new Map(
    candidates.map(({ unit, keys }) => {
      if (heads.has(unit.id)) return [unit.id, []];
      if (keys.some(({ shared }) => found.has(shared))) {
        const whole = encodeSegment(unit, { ...language, maxSegmentBytes: Number.POSITIVE_INFINITY }).map(inWords);
        const sentences = encodeSentences(unit, { ...language, ...limits }).map(inWords);
        const isWhole = whole.every((piece) => piece.human);
        // A block of another release does not replace a sentence in nearer words, such as the release's own.
        if (isWhole && farthest(whole) <= nearest(sentences)) return [unit.id, whole];
        if (sentences.some((piece) => piece.human)) return [unit.id, sentences];
      }
      return [unit.id, encodeSegment(unit, { ...language, ...limits }).map((segment) => ({ segment }))];
    }),
  );
}

function farthest(pieces: readonly Piece[]): number {
  return Math.max(...pieces.map(({ by }) => by?.rank ?? 0));
}

function nearest(pieces: readonly Piece[]): number {
  return Math.min(...pieces.map(({ by }) => by?.rank ?? Number.POSITIVE_INFINITY));
}

/** Returns a person's words with the segment's own markup; undefined if the tags do not fit. */
function partsOf(segment: Segment, target: string): Part[] | undefined {
  const decoded = decodeSegment(normalised(segment), target);
  return decoded.ok ? decoded.parts : undefined;
}
