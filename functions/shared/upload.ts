import type { Count } from '../../aws/cloudwatch/count.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import { isPermanent, type ObjectEvent, schema } from '../../contracts/messages.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Upload } from '../../contracts/report.ts';

interface Checking {
  uploads: Uploads;
  count: Count;
}

/**
 * Identifies an upload by key and version id, and asks S3 about it: an event alone is not believed. If the event does
 * not have a version id, takes the newest. Undefined, and counted, if the bucket is not the pipeline's own, or if S3
 * does not have what a deletion left. Of an upload the callers find out when they read it, and call `dropped`.
 */
export async function identifyUpload(event: ObjectEvent, { uploads, count }: Checking): Promise<Upload | undefined> {
  const { bucket, object } = event.detail;
  let upload = uploadOf(event);
  if (bucket.name !== uploads.bucket) upload = undefined;
  else if (event['detail-type'] === 'Object Deleted') upload = (await isDeleted(event, uploads)) ? upload : undefined;
  else if (upload === undefined) {
    const newest = await uploads.newest(object.key);
    upload = newest && { key: object.key, sequencer: object.sequencer ?? '', ...newest };
  }
  if (upload === undefined) await count(metrics.droppedEvents, 1);
  return upload;
}

/** The result for an event of a version that S3 does not have: it was deleted since, or it never existed. */
export async function dropped({
  count,
}: Pick<Checking, 'count'>): Promise<{ schema: typeof schema; outcome: 'ignored' }> {
  await count(metrics.droppedEvents, 1);
  return { schema, outcome: 'ignored' };
}

/** Whether S3 has the delete marker of a deletion, or lacks the version that was deleted for good. */
async function isDeleted({ detail }: ObjectEvent, uploads: Uploads): Promise<boolean> {
  const { key, 'version-id': versionId } = detail.object;
  if (versionId === undefined) return (await uploads.newest(key)) === undefined;
  return (await uploads.state(key, versionId)) === (isPermanent(detail) ? 'nothing' : 'delete-marker');
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
