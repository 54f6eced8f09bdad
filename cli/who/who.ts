import { gunzipSync } from 'node:zlib';
import { keysOf, objectStore } from '../../aws/s3/object-store.ts';
import type { Deployment } from '../deployment.ts';

/** A request for a file of the upload bucket, as CloudTrail recorded it. */
export interface Deed {
  /** RFC 3339, UTC. */
  at: string;
  /** Of S3, such as `PutObject`. */
  action: string;
  /** ARN of the user or role session, or the name of a service. */
  who: string;
  from: string;
  /** Of the version that it made, or deleted. */
  versionId: string;
}

/** CloudTrail's record of a request; only the fields that are read. */
interface TrailRecord {
  eventTime?: string;
  eventName?: string;
  sourceIPAddress?: string;
  userIdentity?: { arn?: string; invokedBy?: string; accountId?: string };
  requestParameters?: { key?: string; versionId?: string } | null;
  responseElements?: Record<string, string> | null;
  errorCode?: string;
}

const logKey = /\/CloudTrail\/[^/]+\/(\d{4})\/(\d\d)\/(\d\d)\/[^/]+\.json\.gz$/;
const atOnce = 16;

/**
 * Who uploaded or deleted a file, the oldest first. Reads the records of each day since one.
 *
 * @param since a day, such as `2026-11-24`
 */
export async function whoDid(
  { s3, auditBucket }: Pick<Deployment, 's3' | 'auditBucket'>,
  { key, versionId, since }: { key: string; versionId?: string | undefined; since: string },
): Promise<Deed[]> {
  const logs: string[] = [];
  for await (const log of keysOf(s3, auditBucket, 'AWSLogs/')) {
    const [, year, month, day] = logKey.exec(log) ?? [];
    if (day !== undefined && `${year}-${month}-${day}` >= since) logs.push(log);
  }
  const store = objectStore(s3, auditBucket);
  const found: Deed[] = [];
  for (let start = 0; start < logs.length; start += atOnce) {
    const bodies = await Promise.all(logs.slice(start, start + atOnce).map((log) => store.getBytes(log)));
    for (const body of bodies) {
      const { Records = [] } = JSON.parse(gunzipSync(body).toString()) as { Records?: TrailRecord[] };
      found.push(...Records.flatMap((record) => deedOf(record, key)));
    }
  }
  return found
    .filter((deed) => versionId === undefined || deed.versionId === versionId)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

function deedOf(record: TrailRecord, key: string): Deed[] {
  const { eventTime = '', eventName = '', sourceIPAddress = '', userIdentity = {}, errorCode } = record;
  const { requestParameters, responseElements } = record;
  if (requestParameters?.key !== key || errorCode !== undefined) return [];
  return [
    {
      at: eventTime,
      action: eventName,
      who: userIdentity.arn ?? userIdentity.invokedBy ?? userIdentity.accountId ?? 'unknown',
      from: sourceIPAddress,
      versionId: responseElements?.['x-amz-version-id'] ?? requestParameters.versionId ?? '',
    },
  ];
}
