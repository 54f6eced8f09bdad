// Rendering stands apart, in `render-replaced.ts`: ingest decides, and carries no writers.
export type { HumanEntry } from '../memory/index.ts';
export { type From, humanPairs } from './human-pairs.ts';
export { type Merged, mergeHuman } from './merge-human.ts';
