import type { ObjectEvent } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { sha256 } from '../../contracts/sha256.ts';

/**
 * The upload or deletion that an event tells of, where the event says which version it is. S3 says
 * so for versioned buckets, but for a deletion that some clouds leave unnamed: its sequencer names it then.
 * The permanent deletion of a version names that version, whose upload has an identity and a report of its own.
 */
export function uploadOf({ detail, 'detail-type': type }: ObjectEvent): Upload | undefined {
  if (detail?.object === undefined) return undefined;
  const { key, etag, sequencer = '' } = detail.object;
  const named = detail.object['version-id'];
  const versionId =
    type === 'Object Deleted' ? (isPermanent(detail) || !named ? deletionOf(named ?? sequencer) : named) : named;
  return versionId === undefined ? undefined : { key, versionId, sequencer, ...(etag ? { etag } : {}) };
}

const deletionOf = (versionId: string) => `deleted-${versionId}`;

export function isPermanent(detail: ObjectEvent['detail']): boolean {
  return detail['deletion-type'] === 'Permanently Deleted';
}

/** Events come twice; key and version id tell that it is the same one. Hashed, since a key can be longer than a sort key. */
export function eventIdentity({ key, versionId }: Upload): string {
  return sha256(`${key}\n${versionId}`);
}
