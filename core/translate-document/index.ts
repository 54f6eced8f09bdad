export type { HumanEntry, MemoryEntry, Receipt } from '../memory/index.ts';
export { type Lacking, lacking } from './lacking.ts';
export { OutOfTime } from './out-of-time.ts';
export type { Clock, Engine, HumanMemory, Memory, Ports, TranslationRequest } from './ports.ts';
export { type TranslatedDocument, type TranslateOptions, translateDocument } from './translate-document.ts';
