import type { Upload } from '../../../contracts/report.ts';
import type { ReleaseRecord, Revision } from './release-record.ts';

/** Uploads whose reports are not final: the newest revision has not ended, or one of its languages awaits review. */
export function waitingFor(current: ReleaseRecord | undefined): Upload[] {
  const newest = current?.newest;
  if (newest === undefined || newest.kind === 'deletion') return [];
  const { committed } = current ?? {};
  const awaitsReview = committed?.revision === newest.number && committed.awaitsReview === true;
  const waits = newest.state === 'under-way' || newest.state === 'held' || awaitsReview;
  return waits ? [newest.upload, ...(newest.also ?? [])] : [];
}

/** The embargo that the release is under. */
export function embargoOf(newest: Revision | undefined, now: Date): string | undefined {
  const waits = newest?.state === 'under-way' || newest?.state === 'failed' || newest?.state === 'held';
  return waits ? aheadOf(newest, now) : undefined;
}

/** The embargo that a revision waits for. */
function aheadOf({ embargo }: Revision, now: Date): string | undefined {
  return embargo !== undefined && Date.parse(embargo) > now.getTime() ? embargo : undefined;
}

/**
 * Whether the newest revision is the same and is published completely, or on its way with the same embargo. A
 * revision that failed, died, is held or was withdrawn is repeated.
 */
export function isUnchanged(newest: Revision, fingerprint: string, embargo: string | undefined, now: Date): boolean {
  if (newest.fingerprint !== fingerprint || newest.died) return false;
  if (newest.state === 'published') return embargo === undefined;
  return newest.state === 'under-way' && aheadOf(newest, now) === embargo;
}
