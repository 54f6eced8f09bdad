import type { Writer } from '../format.ts';
import { discloseHtml } from './disclose.ts';
import { localiseHtml } from './localise.ts';
import { writeHtml } from './write.ts';

export const htmlWriter: Writer = { write: writeHtml, localise: localiseHtml, disclose: discloseHtml };
