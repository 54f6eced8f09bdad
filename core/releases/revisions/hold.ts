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

/** Lets a revision go on that waited for the next day's budget. Undefined if it does not wait any more. */
export function resumeRevision(
  record: ReleaseRecord,
  revision: Revision,
): { record: ReleaseRecord; revision: Revision } | undefined {
  if (revision.state !== 'held' || revision.hold?.code !== 'DailyBudget') return undefined;
  const { hold: _, ...rest } = revision;
  const resumed: Revision = { ...rest, state: 'under-way' };
  const newest =
    record.newest.number === revision.number ? { ...resumed, upload: record.newest.upload } : record.newest;
  return { revision: resumed, record: { ...record, tick: record.tick + 1, newest } };
}
