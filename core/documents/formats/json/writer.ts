import type { Writer } from '../format.ts';
import { writeJson } from './write.ts';

export const jsonWriter: Writer = { write: writeJson };
