import type { Progress } from '../local/progress.ts';

/** One thing that was measured. */
export interface Figure {
  what: string;
  value: string;
  /** What the value is held against, as a reader wants to see it; none where it is for information. */
  bar?: string;
  /** Whether the bar is met. */
  met?: boolean;
  /** What is wished for and not demanded: a miss is shown and fails nothing. */
  aim?: boolean;
}

/** What lies behind the figures. */
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
  /** What is measured and how, for a reader who doubts it. */
  how: string;
  run(progress: Progress): Promise<Result>;
}

/** A figure that must not pass a limit. */
export function atMost(what: string, value: number, limit: number, write: (value: number) => string): Figure {
  return { what, value: write(value), bar: `≤ ${write(limit)}`, met: value <= limit };
}
