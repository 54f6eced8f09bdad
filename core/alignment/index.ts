export { type Alignment, align, type Pair } from './align.ts';
export { translatesNewer } from './translates-newer.ts';
