import type { Writer } from '../format.ts';
import { discloseMarkdown } from './disclose.ts';
import { writeMarkdown } from './write.ts';

export const markdownWriter: Writer = { write: writeMarkdown, disclose: discloseMarkdown };
