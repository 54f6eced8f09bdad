import type { Match } from './anchors.ts';
import type { Evidence } from './evidence.ts';

/** Cost in nats of leaving a block unpaired. */
const skip = 2.5;
/** Up to so many comparisons, compares every block with every other; beyond, only with those near its place. */
const fullSearch = 40_000;
/** The distance on either side that is then searched. */
const searchedDistance = 24;
/** Largest difference in the number of blocks between two anchored parts. */
const farthestOff = 60;

const [none, pair, skipSource, skipHuman] = [0, 1, 2, 3];

/**
 * The most likely pairs in order, through the anchors: dynamic programming between each two of them, in a
 * band if they are far apart. Time and memory grow linearly with the number of blocks.
 */
export function bestPath(evidence: Evidence, anchors: readonly Match[]): Match[] {
  const path: Match[] = [];
  let from: Match = { i: 0, j: 0 };
  const end: Match = { i: evidence.source.length, j: evidence.human.length };
  for (const anchor of [...anchors, end]) {
    for (const match of between(evidence, from, anchor)) path.push(match);
    if (anchor === end) break;
    path.push(anchor);
    from = { i: anchor.i + 1, j: anchor.j + 1 };
  }
  return path;
}

function between(evidence: Evidence, from: Match, to: Match): Match[] {
  const rows = to.i - from.i;
  const columns = to.j - from.j;
  if (rows === 0 || columns === 0) return [];
  // Two parts of such different lengths do not translate each other.
  const off = Math.abs(rows - columns);
  if (rows * columns > fullSearch && off > Math.min(farthestOff, Math.min(rows, columns) / 4)) return [];
  const half = rows * columns <= fullSearch ? columns : searchedDistance + off;
  const width = 2 * half + 1;
  const steps = new Uint8Array((rows + 1) * width);
  let above = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  let here = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  const firstOf = (row: number) => Math.round((row * columns) / rows) - half;
  for (let row = 0; row <= rows; row++) {
    const first = firstOf(row);
    const shift = first - firstOf(row - 1);
    here.fill(Number.NEGATIVE_INFINITY);
    for (let slot = 0; slot < width; slot++) {
      const column = first + slot;
      if (column < 0 || column > columns) continue;
      let best = row === 0 && column === 0 ? 0 : Number.NEGATIVE_INFINITY;
      let step = none;
      if (row > 0) {
        const up = (above[slot + shift] ?? Number.NEGATIVE_INFINITY) - skip;
        if (up > best) [best, step] = [up, skipSource];
        const diagonal = column > 0 ? (above[slot + shift - 1] ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY;
        if (diagonal > Number.NEGATIVE_INFINITY) {
          const paired = diagonal + evidence.of(from.i + row - 1, from.j + column - 1);
          if (paired >= best) [best, step] = [paired, pair];
        }
      }
      const left = (slot > 0 ? (here[slot - 1] ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY) - skip;
      if (left > best) [best, step] = [left, skipHuman];
      here[slot] = best;
      steps[row * width + slot] = step;
    }
    [above, here] = [here, above];
  }
  return traced(steps, { rows, columns, width, firstOf }).map(({ i, j }) => ({ i: from.i + i, j: from.j + j }));
}

interface Grid {
  rows: number;
  columns: number;
  width: number;
  firstOf(row: number): number;
}

function traced(steps: Uint8Array, { rows, columns, width, firstOf }: Grid): Match[] {
  const path: Match[] = [];
  let row = rows;
  let column = columns;
  while (row > 0 || column > 0) {
    const step = steps[row * width + column - firstOf(row)];
    if (step === pair) path.push({ i: --row, j: --column });
    else if (step === skipSource) row--;
    else if (step === skipHuman) column--;
    else return [];
  }
  return path.reverse();
}
