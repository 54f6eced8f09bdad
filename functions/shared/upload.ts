import type { Uploads } from '../../aws/s3/uploads.ts';
import { isPermanent, type ObjectEvent } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';

/**
 * Identifies an upload by bucket, key and version id. If the event does not have a version id, asks S3 for the
 * newest. Undefined if the object was deleted.
 */
export async function identifyUpload(event: ObjectEvent, uploads: Uploads): Promise<Upload | undefined> {
  const told = uploadOf(event);
  if (told !== undefined) return told;
  const { key, sequencer = '' } = event.detail.object;
  const newest = await uploads.newest(key);
  return newest && { key, sequencer, ...newest };
}

/**
 * Returns the upload or deletion that an event describes, if the event names its version. S3 does so for versioned
 * buckets; some clouds do not for a deletion, which the sequencer then identifies. The permanent deletion of a
 * version names that version, whose upload has an identity and a report of its own.
 */
export function uploadOf({ detail, 'detail-type': type }: ObjectEvent): Upload | undefined {
  if (detail?.object === undefined) return undefined;
  const { key, etag, sequencer = '' } = detail.object;
  const { requester } = detail;
  const named = detail.object['version-id'];
  const versionId =
    type === 'Object Deleted' ? (isPermanent(detail) || !named ? deletionOf(named ?? sequencer) : named) : named;
  return versionId === undefined
    ? undefined
    : { key, versionId, sequencer, ...(etag ? { etag } : {}), ...(requester ? { requester } : {}) };
}

const deletionOf = (versionId: string) => `deleted-${versionId}`;
