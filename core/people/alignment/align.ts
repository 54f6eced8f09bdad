import type { SourceDocument } from '../../../contracts/document.ts';
import { scriptOf } from '../../lib/text/unspaced.ts';
import type { UnitPair } from '../plan/human-translation.ts';
import { type Anchors, anchorsOf, type Match } from './anchors.ts';
import { alignmentBlocks, type Block } from './block.ts';
import type { ClueKind } from './clue-kinds.ts';
import { Evidence } from './evidence.ts';
import { judge } from './judge.ts';
import { LengthFit } from './length-fit.ts';
import { bestPath } from './path.ts';
import { Vocabulary } from './vocabulary.ts';

export interface Alignment {
  /** Whether the human's text translates the source block by block. */
  aligned: boolean;
  /** Share of both texts that is certainly paired, 0 to 1. Compares versions of one source. */
  score: number;
  /** Blocks that translate each other beyond doubt, in order, for the memory. Empty unless aligned. */
  pairs: UnitPair[];
  /**
   * `pairs`, and blocks at the same place between them that nothing distinguishes from their neighbours, such
   * as short items of a list. For reuse within this document, which keeps the human's order. Empty unless
   * aligned.
   */
  likely: UnitPair[];
}

/** Share of both texts that must be paired. */
const leastCovered = 0.6;
/** Nats of evidence for this order, as a share of those that tell all orders apart. */
const leastOrder = 0.3;
/** Largest share of anchors in another order. */
const mostCrossed = 0.25;
/** From so many figures and addresses on, at least this share must be found again. */
const tellingKinds: ReadonlySet<ClueKind> = new Set(['figure', 'address']);
const tellingClues = 5;
const leastFound = 0.4;

/** Units of one document: 5 MiB of prose have half of these. Longer documents are not aligned. */
const mostUnits = 30_000;

const notAligned = (score = 0): Alignment => ({ aligned: false, score, pairs: [], likely: [] });

/**
 * Finds the blocks of a human's text that translate blocks of the source: by kind, figures, addresses, names,
 * punctuation and length, in order. A text in another order or about something else is not aligned. It cannot
 * detect an exchange of two blocks of the same length without clues; such blocks are in no pair.
 */
export function align(source: SourceDocument, human: SourceDocument): Alignment {
  const languages: [string, string] = [source.language, human.language];
  if (source.units.length > mostUnits || human.units.length > mostUnits) return notAligned();
  const vocabulary = new Vocabulary();
  const [from, to] = alignmentBlocks(source, human, vocabulary);
  if (from.length === 0 || to.length === 0 || !isRelated(from, to, vocabulary)) return notAligned();

  const acrossScripts = scriptOf(languages[0]) !== scriptOf(languages[1]);
  const evidenceAt = (offset: number) => new Evidence(from, to, new LengthFit(to, offset, acrossScripts), vocabulary);
  const roughly = evidenceAt(wholeOffset(from, to));
  const anchors = anchorsOf(roughly, vocabulary);
  const evidence = evidenceAt(anchoredOffset(anchors.kept, roughly));
  const path = bestPath(evidence, anchors.kept);
  const { sure, likely } = judge(path, evidence, languages);
  const score = scoreOf(path, evidence);
  if (!isInOrder(likely, anchors, evidence) || covered(likely, evidence) < leastCovered) return notAligned(score);
  const pairs = (matches: readonly Match[]) =>
    matches.flatMap(({ i, j }): UnitPair[] => {
      const [one, other] = [from[i]?.id, to[j]?.id];
      return one !== undefined && other !== undefined ? [[one, other]] : [];
    });
  return { aligned: true, score, pairs: pairs(sure), likely: pairs(likely) };
}

/** Whether enough reliable clues are found again. */
function isRelated(from: readonly Block[], to: readonly Block[], vocabulary: Vocabulary): boolean {
  const telling = (blocks: readonly Block[]) =>
    new Set(blocks.flatMap(({ clues }) => [...clues].filter((id) => tellingKinds.has(vocabulary.kind(id)))));
  const one = telling(from);
  const other = telling(to);
  const few = Math.min(one.size, other.size);
  const found = [...one].filter((id) => other.has(id)).length;
  return few < tellingClues || found >= few * leastFound;
}

/** Whether the evidence distinguishes this order from others, since blocks of one kind could be in any. */
function isInOrder(likely: readonly Match[], { kept, crossed }: Anchors, evidence: Evidence): boolean {
  if (crossed > mostCrossed * (kept.length + crossed)) return false;
  const texts = new Map<string, Set<string>>();
  let nats = 0;
  let needed = 0;
  for (const { i, j } of likely) {
    const { kind = '', text = '' } = evidence.source[i] ?? {};
    const own = texts.get(kind) ?? new Set();
    // A repeated text does not make another order.
    if (!own.has(text)) needed += Math.log(own.size + 1);
    texts.set(kind, own.add(text));
    nats += evidence.of(i, j);
  }
  return nats >= leastOrder * needed;
}

/** Share of both texts, by weight, that is paired. */
function covered(matches: readonly Match[], { source, human }: Evidence): number {
  const all = sumOf(source) + sumOf(human);
  const paired = matches.reduce((sum, { i, j }) => sum + (source[i]?.weight ?? 0) + (human[j]?.weight ?? 0), 0);
  return all === 0 ? 0 : paired / all;
}

/** Pairs weighed by their likelihood and by the share of reliable clues on both sides. */
function scoreOf(path: readonly Match[], evidence: Evidence): number {
  const { source, human } = evidence;
  let sum = 0;
  for (const { i, j } of path) {
    const likelihood = 1 / (1 + Math.exp(-evidence.of(i, j) / 3));
    sum += likelihood * (0.5 + 0.5 * evidence.agreement(i, j)) * ((source[i]?.weight ?? 0) + (human[j]?.weight ?? 0));
  }
  const all = sumOf(source) + sumOf(human);
  return all === 0 ? 0 : sum / all;
}

function sumOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { weight }) => sum + weight, 0);
}

/** Log length ratio of the languages, limited to half as long again. */
function wholeOffset(from: readonly Block[], to: readonly Block[]): number {
  const offset = Math.log((sumOf(to) + 1) / (sumOf(from) + 1));
  return Math.abs(offset) <= Math.log(1.5) ? offset : 0;
}

/** The same from the anchors, if there are enough of them. */
function anchoredOffset(anchors: readonly Match[], { source, human, lengths }: Evidence): number {
  if (anchors.length < 5) return lengths.offset;
  const offsets = anchors
    .map(({ i, j }) => Math.log(((human[j]?.weight ?? 0) + 1) / ((source[i]?.weight ?? 0) + 1)))
    .sort((a, b) => a - b);
  return offsets[offsets.length >> 1] ?? lengths.offset;
}
