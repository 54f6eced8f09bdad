export { type Alignment, align, type Pair } from './align.ts';
