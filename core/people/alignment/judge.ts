import type { Match } from './anchors.ts';
import type { Evidence } from './evidence.ts';
import { holds } from './holds.ts';
import { type Alone, near, noBlocks, unpaired } from './unpaired.ts';

export interface Judged {
  /** Pairs that are certain even if the human changed the order. */
  sure: Match[];
  /** `sure`, and pairs at the same place between sure ones without evidence against them. */
  likely: Match[];
}

interface Placed extends Match {
  value: number;
  /** Its place among the pairs of its kind. */
  place: number;
}

/**
 * Nats by which a pair must be better than after an exchange of partners with another pair, by the distance
 * of the two in blocks: translators rarely change the order, and then of neighbours. Below the second figure
 * the order looks changed. More distant pairs than in the last row are not compared.
 */
const margins = [
  { within: 3, sure: 2.5, doubtful: -3.5 },
  { within: 10, sure: 1, doubtful: -6 },
  { within: 40, sure: 0, doubtful: -8 },
];
/** From so many pairs of a kind, only the distances of the first two rows are compared. */
const many = 200;

/** Pairs before and after a doubtful one that become doubtful too. */
const doubtfulNeighbours = 3;

/** Which pairs of a path hold. */
export function judge(path: readonly Match[], evidence: Evidence, languages: [source: string, human: string]): Judged {
  const placed = placedByKind(path, evidence);
  const alone = unpaired(path, evidence);
  const sure = new Set<Match>();
  const doubtful = new Set<Match>();
  for (const [kind, pairs] of placed) {
    for (const pair of pairs) {
      const { margin, worst } = compare(pair, pairs, evidence);
      if (worst < 0) doubtful.add(pair);
      const ahead = Math.min(margin, marginAgainstUnpaired(pair, alone.get(kind) ?? noBlocks, evidence));
      if (ahead >= 0 && holds(pair, pair.value, evidence, alone.get(kind) ?? noBlocks, languages)) sure.add(pair);
    }
  }
  const ordered = [...placed.values()].flat().sort((a, b) => a.i - b.i);
  return { sure: ordered.filter((pair) => sure.has(pair)), likely: likelyOf(ordered, sure, doubtful, evidence) };
}

function placedByKind(path: readonly Match[], evidence: Evidence): Map<string, Placed[]> {
  const kinds = new Map<string, Placed[]>();
  for (const { i, j } of path) {
    const kind = evidence.source[i]?.kind ?? '';
    const pairs = kinds.get(kind) ?? [];
    pairs.push({ i, j, value: evidence.of(i, j), place: pairs.length });
    kinds.set(kind, pairs);
  }
  return kinds;
}

/** `margin`: least lead over the required figure; `worst`: largest shortfall below the second figure. */
function compare(pair: Placed, pairs: readonly Placed[], evidence: Evidence): { margin: number; worst: number } {
  const farthest = pairs.length > many ? 10 : 40;
  let margin = Number.POSITIVE_INFINITY;
  let worst = Number.POSITIVE_INFINITY;
  const last = Math.min(pairs.length - 1, pair.place + farthest);
  for (let place = Math.max(0, pair.place - farthest); place <= last; place++) {
    const other = pairs[place];
    if (!other || other === pair || sameTexts(pair, other, evidence)) continue;
    const row = margins.find(({ within }) => Math.abs(other.i - pair.i) <= within);
    if (!row) continue;
    const ahead = pair.value + other.value - evidence.of(pair.i, other.j) - evidence.of(other.i, pair.j);
    margin = Math.min(margin, ahead - row.sure);
    worst = Math.min(worst, ahead - row.doubtful);
  }
  return { margin, worst };
}

/** Whether exchanging partners would give the same pairs of texts. */
function sameTexts(one: Match, other: Match, { source, human }: Evidence): boolean {
  return source[one.i]?.text === source[other.i]?.text || human[one.j]?.text === human[other.j]?.text;
}

function marginAgainstUnpaired({ i, j, value }: Placed, alone: Alone, evidence: Evidence): number {
  const others = [
    ...near(alone.human, j).map((other) => evidence.of(i, other)),
    ...near(alone.source, i).map((other) => evidence.of(other, j)),
  ];
  return value - Math.max(Number.NEGATIVE_INFINITY, ...others) - (margins[0]?.sure ?? 0);
}

/** Sure pairs, and the pairs between each two of them if both sides have the same kinds of blocks there. */
function likelyOf(
  pairs: readonly Placed[],
  sure: ReadonlySet<Match>,
  doubtful: ReadonlySet<Match>,
  { source, human }: Evidence,
): Match[] {
  const likely: Match[] = [];
  let waiting: Placed[] = [];
  let from: Match = { i: -1, j: -1 };
  const nearDoubt = new Set(
    pairs.flatMap((pair, index) =>
      doubtful.has(pair) ? pairs.slice(Math.max(0, index - doubtfulNeighbours), index + doubtfulNeighbours + 1) : [],
    ),
  );
  for (const pair of [...pairs, { i: source.length, j: human.length }]) {
    if ('value' in pair && !sure.has(pair)) {
      waiting.push(pair);
      continue;
    }
    const size = pair.i - from.i - 1;
    const even = size === pair.j - from.j - 1 && size === waiting.length;
    if (even) likely.push(...waiting.filter((each) => !nearDoubt.has(each)));
    if ('value' in pair) likely.push(pair);
    waiting = [];
    from = pair;
  }
  return likely;
}
