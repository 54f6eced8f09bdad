import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { fault } from '../../contracts/fault.ts';
import type { NewObject, ObjectStore, ProgressMark } from '../../core/lib/object-store.ts';
import { lostRace, type RetryOptions, retryContended } from '../../core/lib/retry-contended.ts';

export function objectStore(s3: S3Client, bucket: string, options: RetryOptions = {}): ObjectStore {
  const put = (
    { key, body, ...object }: NewObject & { mark?: ProgressMark },
    more: Partial<PutObjectCommandInput> = {},
  ) =>
    s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: object.contentType,
        CacheControl: object.cacheControl,
        ContentDisposition: object.contentDisposition,
        Metadata: object.mark,
        ...more,
      }),
    );

  const get = async (key: string) => {
    const { Body, ETag = '' } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return { body: Body, etag: ETag };
  };

  const head = async (key: string) => {
    const { Metadata = {}, ETag = '' } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return { mark: Metadata, etag: ETag };
  };

  return {
    async getJson<T>(key: string) {
      const { body } = await get(key);
      return JSON.parse((await body?.transformToString()) ?? 'null') as T;
    },

    async getBytes(key) {
      const { body } = await get(key);
      return (await body?.transformToByteArray()) ?? new Uint8Array();
    },

    read: (key) =>
      ifThere([403, 404], async () => {
        const { body, etag } = await get(key);
        return { text: (await body?.transformToString()) ?? '', etag };
      }),

    look: (key) => ifThere([403, 404], () => head(key)),

    async putJson(key, value) {
      await put({ key, body: JSON.stringify(value), contentType: 'application/json' });
    },

    async put(object) {
      await put(object);
    },

    async putOnce(object) {
      const digest = createHash('sha256').update(object.body).digest('base64');
      await retryContended<void>(
        'an object',
        async () => {
          try {
            await put(object, { IfNoneMatch: '*', ChecksumSHA256: digest });
            return;
          } catch (error) {
            if (statusOf(error) === 409) return lostRace;
            if (statusOf(error) !== 412) throw error;
            if (await hasDigest(object.key, digest)) return;
            throw fault`an object is published already, with other bytes`;
          }
        },
        options,
      );
    },

    putForward(object, isAhead) {
      let over: string | undefined;
      const tryOnce = async () => {
        const refused = await replace(object, over);
        if (refused === undefined) return true;
        const stored = refused === 412 ? await ifThere([404], () => head(object.key)) : undefined;
        over = stored?.etag;
        return stored !== undefined && isAhead(stored.mark) ? false : lostRace;
      };
      return retryContended(
        'an object',
        async () => {
          const first = await tryOnce();
          // The object was just read: replacing it does not need a pause.
          return first === lostRace && over !== undefined ? tryOnce() : first;
        },
        options,
      );
    },

    replace: async (object, over) => (await replace(object, over)) === undefined,

    async delete(key) {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },

    keys: (prefix) => keysOf(s3, bucket, prefix),
  };

  /**
   * Returns the status with which S3 refuses; undefined after writing. 412: another object is there. 409: another
   * request is writing. 404: the object that was read was deleted (Amazon S3: conditional writes).
   */
  async function replace(
    object: NewObject & { mark?: ProgressMark },
    over: string | undefined,
  ): Promise<number | undefined> {
    try {
      await put(object, over === undefined ? { IfNoneMatch: '*' } : { IfMatch: over });
      return undefined;
    } catch (error) {
      const status = statusOf(error);
      if (status === 404 || status === 409 || status === 412) return status;
      throw error;
    }
  }

  async function hasDigest(key: string, digest: string): Promise<boolean> {
    const { ChecksumSHA256 } = await s3.send(
      new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }),
    );
    return ChecksumSHA256 === digest;
  }
}

/**
 * Returns undefined if S3 answers 404, or 403, which it sends to those who may not list the bucket. A 403 does not
 * prove that the object is missing, so callers then write only on the condition that it is.
 */
async function ifThere<T>(missing: readonly number[], ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (missing.includes(statusOf(error) ?? 0)) return undefined;
    throw error;
  }
}

/** Lists the keys of a bucket with a prefix. */
export async function* keysOf(s3: S3Client, bucket: string, prefix: string): AsyncGenerator<string> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key = '' } of Contents) yield Key;
  }
}

/** Whether S3 answered that the object does not exist, to a caller that may list the bucket. */
export function isMissing(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** Whether S3 answered that the version is a delete marker, which does not allow reading it (S3 API reference: HeadObject). */
export function isDeleteMarker(error: unknown): boolean {
  return statusOf(error) === 405;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
