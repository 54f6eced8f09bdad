import type { Upload } from '../../contracts/report.ts';
import { compareSequencers } from '../../contracts/sequencer.ts';

/** What is known of the uploads of one memory: the newest event, and whose pairs may be in the table. */
export interface ImportRecord {
  /** Counts the changes of this record; the condition of every write. */
  tick: number;
  /** The newest event of the key. */
  upload: Upload;
  /** Keys in the work bucket of the lists of what was brought, also by imports that came to no end. */
  lists: string[];
}

/**
 * What an event makes of the record: it is the newest from now on, and `list`, if any, is among the lists
 * before the first pair is written, so that whoever comes later can take all of it back.
 */
export function claim(
  current: ImportRecord | undefined,
  upload: Upload,
  list: string | undefined,
): ImportRecord | 'superseded' {
  if (current !== undefined && compareSequencers(upload.sequencer, current.upload.sequencer) < 0) return 'superseded';
  const lists = new Set(current?.lists);
  if (list !== undefined) lists.add(list);
  return { tick: (current?.tick ?? 0) + 1, upload, lists: [...lists] };
}
