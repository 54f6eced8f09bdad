import type { Format } from '../format.ts';
import { arrangeColumns } from './columns/arrange.ts';
import { tablesOf } from './columns/tables.ts';
import { discloseText } from './disclose.ts';
import { readText } from './read.ts';
import { writeText } from './write.ts';

export const text: Format = {
  name: 'text',
  mediaType: 'text/plain',
  extensions: ['txt', 'text'],
  contentTypes: ['text/plain'],
  parse: readText,
  write: writeText,
  disclose: discloseText,
  arrange: (place) => arrangeColumns(tablesOf(place.source), place),
};
