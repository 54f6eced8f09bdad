import type { Range } from '../../../../contracts/document.ts';
import { displayWidth } from '../../../lib/text/display-width.ts';
import { type Gap, gapsOf } from './break-points.ts';

/** A text and the gaps in it, measured once in display columns. */
export class Divisible {
  readonly text: string;
  readonly #gaps: readonly Gap[];
  /** Columns before each gap, and before the end. */
  readonly #columns: number[] = [];

  /** @param parts the number of ranges wanted. */
  constructor(text: string, parts: number) {
    this.text = text;
    this.#gaps = gapsOf(text, parts - 1);
    let columns = 0;
    let done = 0;
    for (const { start } of [...this.#gaps, { start: text.length }]) {
      columns += displayWidth(text.slice(done, start));
      done = start;
      this.#columns.push(columns);
    }
  }

  /**
   * Divides a range of the text at the gaps nearest to the given shares of its width; into fewer ranges if it has too
   * few words.
   *
   * @param shares where to divide, from 0 to 1, ascending.
   */
  divide({ start, end }: Range, shares: readonly number[]): Range[] {
    const first = this.#from(start + 1);
    const last = this.#from(end) - 1;
    const from = this.#columnsAt(start);
    const width = this.#columnsAt(end) - from;
    const wanted = shares.slice(0, Math.max(0, last - first + 1));
    const ranges: Range[] = [];
    let low = first;
    let done = start;
    for (const [index, share] of wanted.entries()) {
      // Leave a gap for every later division.
      const high = last - (wanted.length - 1 - index);
      const gap = this.#gaps[this.#nearest(from + share * width, low, high)];
      if (!gap) break;
      ranges.push({ start: done, end: gap.start });
      done = gap.end;
      low = this.#from(gap.end + 1);
    }
    return [...ranges, { start: done, end }];
  }

  /** Finds the gap nearest to a column; prefers one after a comma or the like to one that is a little nearer. */
  #nearest(column: number, low: number, high: number): number {
    let left = low;
    let right = high;
    while (left < right) {
      const middle = (left + right) >> 1;
      if ((this.#columns[middle] ?? 0) < column) left = middle + 1;
      else right = middle;
    }
    let best = Math.min(left, high);
    let least = Number.POSITIVE_INFINITY;
    for (let index = Math.max(low, left - near); index <= Math.min(high, left + near); index++) {
      const off = Math.abs((this.#columns[index] ?? 0) - column);
      // An exact match wins, so that unchanged text keeps its breaks.
      const cost = off - (off === 0 || this.#afterMark(index) ? preference : 0);
      if (cost < least) [least, best] = [cost, index];
    }
    return best;
  }

  #afterMark(index: number): boolean {
    const end = this.#gaps[index]?.start ?? 0;
    return /[,;:.!?…—–،؛。、，；：！？]["'”’»)]?$/u.test(this.text.slice(Math.max(0, end - 2), end));
  }

  #columnsAt(position: number): number {
    if (position === 0) return 0;
    const index = this.#from(position);
    const gap = this.#gaps[index];
    // Ranges begin and end at gaps, or at the ends of the text.
    if (gap?.start === position) return this.#columns[index] ?? 0;
    const before = this.#gaps[index - 1];
    if (before?.end === position)
      return (this.#columns[index - 1] ?? 0) + displayWidth(this.text.slice(before.start, before.end));
    return this.#columns[index] ?? 0;
  }

  /** Returns the first gap that begins at a position or after it. */
  #from(position: number): number {
    let low = 0;
    let high = this.#gaps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#gaps[middle]?.start ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Gaps to either side that are compared, and the columns that a mark before one is worth. */
const near = 3;
const preference = 4;
