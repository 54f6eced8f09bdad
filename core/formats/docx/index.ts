import { maxDocxBytes } from '../../../contracts/limits.ts';
import type { Format } from '../format.ts';
import { discloseDocx } from './disclose.ts';
import { localiseDocx } from './localise/localise.ts';
import { packDocx } from './pack.ts';
import { readDocx } from './read.ts';
import { unpackDocx } from './unpack.ts';
import { orUnreadable } from './unreadable.ts';
import { writeDocx } from './write.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const docx: Format = {
  name: 'docx',
  mediaType,
  extensions: ['docx'],
  contentTypes: [mediaType],
  container: {
    maxBytes: maxDocxBytes,
    unpack: (bytes, options) => orUnreadable(() => unpackDocx(bytes, options)),
    pack: packDocx,
  },
  parse: (text) => orUnreadable(() => readDocx(text)),
  write: writeDocx,
  localise: localiseDocx,
  disclose: discloseDocx,
};
