import type { Reader } from '../format.ts';
import { picturesOf } from './pictures.ts';
import { readDocx } from './read.ts';
import { unpackDocx } from './unpack.ts';
import { orUnreadable } from './unreadable.ts';

export const docxReader: Reader = {
  unpack: (bytes, options) => orUnreadable(() => unpackDocx(bytes, options)),
  pictures: picturesOf,
  parse: (text) => orUnreadable(() => readDocx(text)),
};
