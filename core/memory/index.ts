export type { HumanEntry, HumanItem, MemoryEntry, Receipt, Teacher } from './entries.ts';
export { type HumanKeyParts, humanKey } from './human-key.ts';
export { type MachineKeyParts, machineKey, type TermPair } from './machine-key.ts';
export { type Normalised, normalise, normalised, normaliseText, renumbered } from './normalise.ts';
export { sameTeachers, teachersOf, withoutTeachers, withTeacher } from './teachers.ts';
