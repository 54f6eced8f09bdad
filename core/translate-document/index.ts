export { OutOfTime } from './out-of-time.ts';
export type { Clock, Engine, Memory, MemoryEntry, Ports, Receipt, TranslationRequest } from './ports.ts';
export { type TranslatedDocument, type TranslateOptions, translateDocument } from './translate-document.ts';
