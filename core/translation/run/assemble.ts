import type { Part, Unit } from '../../../contracts/document.ts';
import type { Origin, SegmentCounts } from '../../../contracts/manifest.ts';
import { type Warning, warningCodes } from '../../../contracts/warnings.ts';
import type { WordsFrom } from '../../../contracts/words.ts';
import type { MemoryEntry } from '../memory/entries.ts';
import { decodeSegment, joined } from '../segments/decode-segment.ts';
import { sourceParts } from '../segments/pieces.ts';
import type { Segment } from '../segments/segment.ts';
import { spacesAtTags } from '../segments/spaces-at-tags.ts';
import { holdsKeptText, type TypeRun, withoutKeptTexts } from '../typography/runs.ts';
import { spacedPieces } from './between-pieces.ts';
import type { Piece } from './pieces.ts';
import type { TargetTerms } from './terms/target-terms.ts';
import { WhoseWords } from './whose-words.ts';

export interface Assembled {
  translations: Map<string, Part[]>;
  /** Who wrote each stretch of a unit, for typography. */
  runs: Map<string, TypeRun[]>;
  segments: SegmentCounts;
  origin: Exclude<Origin, 'source'>;
  engine?: string;
  /** Whose the people's words are. */
  words: WordsFrom[];
  warnings: Warning[];
}

export interface Sources {
  /** The segment as sent to the machine; undefined if it had no letters to translate. */
  sent(segment: Segment): Segment | undefined;
  /** The result for a text that was sent; undefined if there was none that is usable. */
  entry(text: string): MemoryEntry | undefined;
  run: string;
  /** Canonical tag of the language translated into. */
  target: string;
  /** Slug of the release. */
  slug: string;
  terms: TargetTerms;
}

/** Puts units together from their pieces, and collects counts and warnings. */
export function assemble(
  units: readonly Unit[],
  pieces: ReadonlyMap<string, readonly Piece[]>,
  sources: Sources,
): Assembled {
  const translations = new Map<string, Part[]>();
  const runs = new Map<string, TypeRun[]>();
  const counts: SegmentCounts = { total: 0, machine: 0, reused: 0, human: 0 };
  const engines = new Map<string, number>();
  const warnings: Warning[] = [];
  const words = new WhoseWords(sources.slug);
  for (const { id: unit, parts: source } of units) {
    const own = pieces.get(unit) ?? [];
    if (own.length === 0) continue;
    const found: TypeRun[] = [];
    const codes = new Set<Warning['code']>();
    const missed = new Set<string>();
    for (const piece of own) {
      const made = translatedPiece(piece, sources);
      if (piece.by !== undefined) words.add(unit, piece.by);
      found.push(made.run);
      if (made.by === undefined) continue;
      counts.total++;
      counts[made.by]++;
      if (made.repaired) counts.repaired = (counts.repaired ?? 0) + 1;
      if (made.engine) engines.set(made.engine, (engines.get(made.engine) ?? 0) + 1);
      if (made.warning) codes.add(made.warning);
      for (const term of made.missed ?? []) missed.add(term);
    }
    // If the answer equals the text sent, keep the source's parts, including those that were not sent.
    const same = found.every(({ by }) => by === 'source');
    const whole = same ? found : spaced(found, own);
    translations.set(unit, same ? source : withoutKeptTexts(whole.flatMap(({ parts }) => parts)));
    const stretches = same ? undefined : runsOf(whole);
    if (stretches) runs.set(unit, stretches);
    for (const code of codes) warnings.push({ code, message: warningCodes[code], segment: unit });
    if (missed.size > 0) warnings.push({ code: 'term-missed', message: messageOf(missed), segment: unit });
  }
  const [most] = [...engines].sort((a, b) => b[1] - a[1]);
  const origin = counts.human === 0 ? 'machine' : counts.human === counts.total ? 'human' : 'mixed';
  return {
    translations,
    runs,
    segments: counts,
    origin,
    words: words.all,
    warnings,
    ...(most ? { engine: most[0] } : {}),
  };
}

interface Made {
  run: TypeRun;
  /** How the piece is counted; undefined if it had nothing to translate. */
  by?: 'machine' | 'reused' | 'human';
  engine?: string;
  /** Whether spaces at its tags were repaired. */
  repaired?: boolean;
  warning?: Warning['code'];
  missed?: readonly string[];
}

function translatedPiece(
  { segment, human }: Piece,
  { sent: sentOf, entry: entryOf, run, target, terms }: Sources,
): Made {
  if (human) return { run: { by: 'human', parts: human }, by: 'human' };
  const source: TypeRun = { by: 'source', parts: sourceParts(segment) };
  const sent = sentOf(segment);
  if (!sent) return { run: source };
  const entry = entryOf(sent.text);
  if (!entry) return { run: source, by: 'machine', warning: 'segment-unreadable' };
  // The memory keeps what the engine wrote.
  const answer = spacesAtTags(sent, entry.target, target);
  const decoded = decodeSegment(sent, answer);
  const isSource = !decoded.ok || answer === sent.text;
  const made: TypeRun = isSource ? source : { by: 'machine', parts: decoded.parts };
  return {
    run: made,
    by: entry.paidBy === run ? 'machine' : 'reused',
    engine: entry.engine,
    repaired: decoded.ok && answer !== entry.target.trim(),
    ...(entry.warning ? { warning: entry.warning } : {}),
    missed: terms.missed(sent.text, entry.target),
  };
}

function spaced(found: readonly TypeRun[], own: readonly Piece[]): TypeRun[] {
  if (found.length < 2) return [...found];
  const parts = spacedPieces(
    found.map((run) => run.parts),
    own.map(({ segment }) => sourceParts(segment)),
  );
  return found.map((run, index) => ({ ...run, parts: parts[index] ?? run.parts }));
}

/** Returns who wrote each stretch of a unit, if typography must leave people's words or kept texts alone. */
function runsOf(runs: readonly TypeRun[]): TypeRun[] | undefined {
  const all = runs.flatMap(({ parts }) => parts);
  if (!runs.some(({ by }) => by === 'human')) return holdsKeptText(all) ? [{ by: 'machine', parts: all }] : undefined;
  const result: TypeRun[] = [];
  for (const { by, parts } of runs) {
    const last = result.at(-1);
    if (last?.by === by) last.parts = joined([...last.parts, ...parts]);
    else result.push({ by, parts });
  }
  return result;
}

function messageOf(missed: ReadonlySet<string>): string {
  return `The translation lacks what the term list says: ${[...missed].slice(0, 5).join('; ')}.`;
}
