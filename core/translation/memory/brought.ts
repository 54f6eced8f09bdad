import type { Upload } from '../../../contracts/report.ts';
import { compareSequencers } from '../../../contracts/sequencer.ts';
import { defined } from '../../lib/defined.ts';

/** State of one file's pairs: the newest event to be brought into memory, and whose pairs may be in the table. */
export interface BroughtRecord {
  /** Counts the record's changes; every write is conditional on it. */
  tick: number;
  /** The newest event of the key. */
  upload: Upload;
  /** Work bucket keys of the lists of brought pairs, including those of attempts that did not finish. */
  lists: string[];
  /** For a release's file: tick of the release's record that named the file's state. */
  after?: number;
  /** `State.is` of the file's pairs in the table; absent until all are written. */
  done?: string;
}

/** The state of a file beside a release, as the release's record has it. */
export interface State {
  /** The record's tick. */
  after: number;
  /** Names the file's version and the source that it translates. */
  is: string;
}

/**
 * Returns the record after an event: the event is now the newest. `list`, if any, enters the lists before the first
 * pair is written, so that a later event can remove all of its pairs.
 *
 * @param state for a release's file, ordered by the release's record; other files are ordered by S3's sequencer.
 */
export function claimImport(
  current: BroughtRecord | undefined,
  { upload, list, state }: { upload: Upload; list?: string | undefined; state?: State | undefined },
): BroughtRecord | 'superseded' {
  if (current !== undefined && isAhead(current, upload, state)) return 'superseded';
  const lists = new Set(current?.lists);
  if (list !== undefined) lists.add(list);
  const tick = (current?.tick ?? 0) + 1;
  return { tick, upload, lists: [...lists], ...defined({ after: state?.after }) };
}

function isAhead(current: BroughtRecord, upload: Upload, state: State | undefined): boolean {
  if (state !== undefined) return state.after < (current.after ?? 0);
  return compareSequencers(upload.sequencer, current.upload.sequencer) < 0;
}
