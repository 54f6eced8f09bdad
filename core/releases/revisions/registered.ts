import { defined } from '../../lib/defined.ts';
import type { Arrival, NextRevision, RecordChanges, Registration, Ruling } from './arrival.ts';
import { withBeside } from './inputs.ts';
import type { ReleaseRecord, Revision } from './release-record.ts';
import { seenSequencers } from './sequencers.ts';

/** The release as a ruling changes it. Every event that is not outrun is counted and remembered. */
export function registered(
  current: ReleaseRecord | undefined,
  arrival: Pick<Arrival, 'slug' | 'upload' | 'execution'>,
  ruling: Ruling,
): Registration {
  if (ruling.outcome === 'registered') {
    const revision = revisionOf(current, arrival, ruling.revision);
    const record = changed(current, arrival, ruling.changes, revision);
    return { outcome: 'registered', record, revision, ...(current === undefined ? {} : { replaced: current.newest }) };
  }
  const record = current && changed(current, arrival, ruling.changes, current.newest);
  if (ruling.outcome === 'held') return { outcome: 'held', hold: ruling.hold, ...(record ? { record } : {}) };
  if (record === undefined) return { outcome: 'superseded' };
  return ruling.outcome === 'unchanged'
    ? { outcome: 'unchanged', newest: record.newest, record }
    : { outcome: ruling.outcome, record };
}

function revisionOf(
  current: ReleaseRecord | undefined,
  { upload, execution }: Pick<Arrival, 'upload' | 'execution'>,
  { also, ...made }: NextRevision,
): Revision {
  const number = (current?.newest.number ?? 0) + 1;
  return { number, ...made, upload, execution, ...(also.length === 0 ? {} : { also }) };
}

function changed(
  current: ReleaseRecord | undefined,
  { slug, upload }: Pick<Arrival, 'slug' | 'upload'>,
  changes: RecordChanges,
  newest: Revision,
): ReleaseRecord {
  const { source: before, ...kept }: Omit<ReleaseRecord, 'newest'> = current ?? {
    slug,
    extension: '',
    lastVersion: 0,
    tick: 0,
  };
  const { source = 'source' in changes ? undefined : before, ...rest } = changes;
  return {
    ...withBeside(kept, rest),
    ...defined({ source }),
    tick: kept.tick + 1,
    sequencers: seenSequencers(current, upload),
    newest,
  };
}
