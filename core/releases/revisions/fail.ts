import type { ReleaseRecord, Revision } from './release-record.ts';

/**
 * Marks a revision whose execution died, so that uploading the same file again repeats the work. A committed
 * revision stays committed, since its version is public; later steps may be missing. One that is not committed gives
 * up its version number: from then on `commit` refuses the number, so what was put under it can be removed while a
 * function of the dead execution still runs. A redrive gets another number.
 *
 * @param redrive how often the execution had been redriven when it died.
 */
export function fail(
  record: ReleaseRecord,
  revision: Revision,
  redrive = 0,
): { record: ReleaseRecord; revision: Revision } | undefined {
  if (revision.kind === 'deletion' || isDead(revision, redrive)) return undefined;
  const failed: Revision = {
    ...(isCommitted(revision) ? revision : withoutNumber(revision)),
    died: true,
    ...(redrive > 0 ? { diedInRedrive: redrive } : {}),
    ...(revision.state === 'under-way' ? { state: 'failed' } : {}),
  };
  const newest = record.newest.number === revision.number ? failed : record.newest;
  return { revision: failed, record: { ...record, tick: record.tick + 1, newest } };
}

/** Whether this run of the revision's execution died; a later redrive is alive. */
export function isDead({ died, diedInRedrive = 0 }: Revision, redrive: number): boolean {
  return died === true && redrive <= diedInRedrive;
}

export function isCommitted({ state }: Pick<Revision, 'state'>): boolean {
  return state === 'published' || state === 'partial';
}

function withoutNumber({ publication, ...rest }: Revision): Revision {
  if (publication === undefined) return rest;
  return { ...rest, abandoned: [...(rest.abandoned ?? []), publication.version] };
}
