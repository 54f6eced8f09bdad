export { type Batch, batchOf, pack } from './pack.ts';
export { unpack } from './unpack.ts';
