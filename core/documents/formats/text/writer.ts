import type { Writer } from '../format.ts';
import { arrangeColumns } from './columns/arrange.ts';
import { tablesOf } from './columns/tables.ts';
import { discloseText } from './disclose.ts';
import { writeText } from './write.ts';

export const textWriter: Writer = {
  write: writeText,
  arrange: (place) => arrangeColumns(tablesOf(place.source), place),
  disclose: discloseText,
};
