import type { Uploads } from '../../aws/s3/uploads.ts';
import { isPermanent, type ObjectEvent } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';

/** Bucket, key and version id are what makes an event this event; where it lacks the last, S3 has it. Undefined where the object is gone. */
export async function identifyUpload(event: ObjectEvent, uploads: Uploads): Promise<Upload | undefined> {
  const told = uploadOf(event);
  if (told !== undefined) return told;
  const { key, sequencer = '' } = event.detail.object;
  const newest = await uploads.newest(key);
  return newest && { key, sequencer, ...newest };
}

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
