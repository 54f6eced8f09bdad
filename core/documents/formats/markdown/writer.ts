import type { Writer } from '../format.ts';
import { discloseMarkdown } from './disclose.ts';
import { arrangeMarkdown } from './lines/arrange.ts';
import { writeMarkdown } from './write.ts';

export const markdownWriter: Writer = { write: writeMarkdown, arrange: arrangeMarkdown, disclose: discloseMarkdown };
