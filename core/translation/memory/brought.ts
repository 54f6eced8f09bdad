import type { Upload } from '../../../contracts/report.ts';
import { compareSequencers } from '../../../contracts/sequencer.ts';

/** What is known of one file's pairs: the newest that was to be brought, and whose pairs may be in the table. */
export interface BroughtRecord {
  /** Counts the changes of this record; the condition of every write. */
  tick: number;
  /** The newest event of the key. */
  upload: Upload;
  /** Keys in the work bucket of the lists of what was brought, also by attempts that came to no end. */
  lists: string[];
  /** Of a release's file: the release's record, by its tick, that said what is to be brought. */
  after?: number;
  /** What the file's pairs are now, by `State.is`; absent until all of it is done. */
  done?: string;
}

/** What a file says beside a release, as the release's record has it. */
export interface State {
  /** The record's tick. */
  after: number;
  /** Names the file's version and the source that it translates. */
  is: string;
}

/**
 * What an event makes of the record: it is the newest from now on, and `list`, if any, is among the lists
 * before the first pair is written, so that whoever comes later can take all of it back.
 *
 * @param state of a release's file, whose order is the release's; others go by S3's.
 */
export function claim(
  current: BroughtRecord | undefined,
  { upload, list, state }: { upload: Upload; list?: string | undefined; state?: State | undefined },
): BroughtRecord | 'superseded' {
  if (current !== undefined && isAhead(current, upload, state)) return 'superseded';
  const lists = new Set(current?.lists);
  if (list !== undefined) lists.add(list);
  const tick = (current?.tick ?? 0) + 1;
  return { tick, upload, lists: [...lists], ...(state === undefined ? {} : { after: state.after }) };
}

function isAhead(current: BroughtRecord, upload: Upload, state: State | undefined): boolean {
  if (state !== undefined) return state.after < (current.after ?? 0);
  return compareSequencers(upload.sequencer, current.upload.sequencer) < 0;
}
