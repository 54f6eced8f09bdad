import type { ReportedError } from '../../../contracts/failures.ts';
import type { ReleaseRecord, Revision } from './release-record.ts';

/**
 * Holds a revision until somebody does what `hold` asks; its execution ends. Uploading the same file again
 * makes the next revision. Undefined if the revision has ended otherwise.
 */
export function holdRevision(
  record: ReleaseRecord,
  revision: Revision,
  hold: ReportedError,
): { record: ReleaseRecord; revision: Revision } | undefined {
  if (revision.state !== 'under-way') return undefined;
  const held: Revision = { ...revision, state: 'held', hold };
  // The record's own upload may have the sequencer of a later upload without changes.
  const newest = record.newest.number === revision.number ? { ...held, upload: record.newest.upload } : record.newest;
  return { revision: held, record: { ...record, tick: record.tick + 1, newest } };
}
