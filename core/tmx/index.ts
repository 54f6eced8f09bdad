export { decodeTmx } from './decode-tmx.ts';
export { type HumanEntries, humanEntries } from './human-entries.ts';
export { type MemoryUploadKey, readMemoryUploadKey } from './memory-upload-key.ts';
export { origins } from './props.ts';
export { type ReadTmx, readTmx, type Skipped, type TmxPair } from './read-tmx.ts';
export { TmxError } from './tmx-error.ts';
export { type TmxEntry, tmxPieces } from './write-tmx.ts';
