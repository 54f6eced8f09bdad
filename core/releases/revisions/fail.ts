import type { ReleaseRecord, Revision } from './release-record.ts';

/**
 * Marks a revision whose execution died, so that uploading the same file again repeats the work. A committed
 * revision stays committed, since its version is public; later steps may be missing.
 */
export function fail(
  record: ReleaseRecord,
  revision: Revision,
): { record: ReleaseRecord; revision: Revision } | undefined {
  if (revision.kind === 'deletion' || revision.died) return undefined;
  const failed: Revision = { ...revision, died: true, ...(revision.state === 'under-way' ? { state: 'failed' } : {}) };
  const newest = record.newest.number === revision.number ? failed : record.newest;
  return { revision: failed, record: { ...record, tick: record.tick + 1, newest } };
}
