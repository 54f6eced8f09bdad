import type { Arrival, Registration } from './arrival.ts';
import { type Beside, withBeside } from './inputs.ts';
import type { ReleaseRecord, Revision } from './release-record.ts';
import { seenSequencers } from './sequencers.ts';

/** What is new: of the record, and the revision as far as it is not told by the arrival itself. */
export interface Registering {
  changes: Beside & {
    extension?: string;
    source?: ReleaseRecord['source'];
    sources?: NonNullable<ReleaseRecord['sources']>;
    withdrawn?: number;
  };
  revision: Omit<Revision, 'revision' | 'upload' | 'execution' | 'also'> & { also: NonNullable<Revision['also']> };
}

/** The release with its next revision. */
export function registered(
  current: ReleaseRecord | undefined,
  { slug, upload, execution }: Arrival,
  { changes, revision: { also, ...made } }: Registering,
): Registration {
  const revision: Revision = {
    revision: (current?.newest.revision ?? 0) + 1,
    ...made,
    upload,
    execution,
    ...(also.length === 0 ? {} : { also }),
  };
  const { source: _, ...kept }: Omit<ReleaseRecord, 'newest'> = current ?? {
    slug,
    extension: '',
    lastVersion: 0,
    tick: 0,
  };
  const source = 'source' in changes ? changes.source : current?.source;
  const { source: __, ...changed } = changes;
  const record: ReleaseRecord = {
    ...withBeside(kept, changed),
    ...(source === undefined ? {} : { source }),
    tick: (current?.tick ?? 0) + 1,
    sequencers: seenSequencers(current, upload),
    newest: revision,
  };
  return { outcome: 'registered', record, revision, ...(current === undefined ? {} : { replaced: current.newest }) };
}
