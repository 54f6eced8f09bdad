import type { ReportedError } from '../../../contracts/failures.ts';
import type { ReleaseRecord, Revision } from './release-record.ts';

/**
 * Takes a revision off its way until somebody does what `hold` says; no execution waits with it. The same
 * file dropped again is then the next revision. Nothing where the revision has ended in another way.
 */
export function holdRevision(
  record: ReleaseRecord,
  revision: Revision,
  hold: ReportedError,
): { record: ReleaseRecord; revision: Revision } | undefined {
  if (revision.state !== 'under-way') return undefined;
  const held: Revision = { ...revision, state: 'held', hold };
  // The record's own upload may have the sequencer of a later drop that changed nothing.
  const newest =
    record.newest.revision === revision.revision ? { ...held, upload: record.newest.upload } : record.newest;
  return { revision: held, record: { ...record, tick: record.tick + 1, newest } };
}
