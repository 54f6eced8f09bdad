import type { Writer } from '../format.ts';
import { discloseText } from './disclose.ts';
import { writeText } from './write.ts';

export const textWriter: Writer = { write: writeText, disclose: discloseText };
