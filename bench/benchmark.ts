import type { Progress } from '../local/progress.ts';

/** One measured value. */
export interface Figure {
  what: string;
  value: string;
  /** The limit as the reader sees it; absent if the value is for information. */
  bar?: string;
  /** Whether the limit is met. */
  met?: boolean;
  /** An aim, not a demand: missing it is shown, but does not fail the run. */
  aim?: boolean;
}

/** Text to show below the figures. */
export interface Details {
  title: string;
  head: string[];
  rows: string[][];
}

export interface Result {
  figures: Figure[];
  details: Details[];
}

export interface Benchmark {
  /** As in `npm run bench -- NAME`. */
  name: string;
  title: string;
  /** What is measured and how, so that readers can check it. */
  how: string;
  run(progress: Progress): Promise<Result>;
}

/** A figure with an upper limit. */
export function atMost(what: string, value: number, limit: number, write: (value: number) => string): Figure {
  return { what, value: write(value), bar: `≤ ${write(limit)}`, met: value <= limit };
}
