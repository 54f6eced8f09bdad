import type { Upload } from '../../../contracts/report.ts';
import type { RememberedOptions } from '../options/remembered.ts';
import { fail } from './fail.ts';
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

/** The number of the revision that is published when its embargo ends; only such a one has a preview. */
export function embargoedRevision({ newest }: Pick<ReleaseRecord, 'newest'>): number | undefined {
  return newest.state === 'under-way' && newest.embargo !== undefined ? newest.number : undefined;
}

/** Whether a revision may have a preview that nobody has erased. */
export function mayHavePreview({ embargo, state }: Pick<Revision, 'embargo' | 'state'>): boolean {
  return embargo !== undefined && state !== 'published' && state !== 'partial';
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

/** Whether a record holds only a file that waits for somebody to say what its name means. */
export function isUnnamed(record: ReleaseRecord | undefined): record is ReleaseRecord {
  return record?.newest.state === 'held' && record.newest.hold?.code === 'LanguageNotConfigured';
}

/**
 * The options that the release remembers. A held release from before options were remembered has its embargo
 * in the record; it counts as given by metadata, so that forgetting a line does not publish it.
 */
export function rememberedOf(record: ReleaseRecord | undefined, now: Date): RememberedOptions {
  const { source, newest } = record ?? {};
  if (source?.options !== undefined) return source.options;
  const embargo = source === undefined ? undefined : embargoOf(newest, now);
  if (newest === undefined || embargo === undefined) return {};
  const { key, versionId } = newest.upload;
  return { kept: { embargo: { value: embargo, since: { key, versionId, at: now.toISOString() } } } };
}

/**
 * The record as it is once its newest revision waits for nobody: an execution of another state machine belongs to a
 * stack that is gone, and whose tables this one has taken over.
 */
export function withoutOrphan(record: ReleaseRecord | undefined, execution: string): ReleaseRecord | undefined {
  if (record?.newest.state !== 'under-way') return record;
  const [own, other] = [execution, record.newest.execution].map(stateMachineOf);
  if (own === undefined || other === undefined || own === other) return record;
  return { ...record, newest: fail(record, record.newest)?.revision ?? record.newest };
}

/** `arn:aws:states:REGION:ACCOUNT:execution:STATE-MACHINE:ID` without the id (Step Functions: ARN formats). */
function stateMachineOf(execution: string): string | undefined {
  const parts = execution.split(':');
  return parts.length === 8 && parts[5] === 'execution' ? parts.slice(0, 7).join(':') : undefined;
}
