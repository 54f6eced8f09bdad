import type { Writer } from '../format.ts';
import { discloseDocx } from './disclose.ts';
import { localiseDocx } from './localise/localise.ts';
import { packDocx } from './pack.ts';
import { writeDocx } from './write.ts';

export const docxWriter: Writer = {
  write: writeDocx,
  localise: localiseDocx,
  disclose: discloseDocx,
  pack: packDocx,
};
