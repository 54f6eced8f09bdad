export type { Run } from './runs.ts';
export { typeset } from './typeset.ts';
