import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { contended } from '../contended.ts';

/** One bucket, and the ways in which the pipeline writes to it. */
export interface ObjectStore {
  getJson<T>(key: string): Promise<T>;
  putJson(key: string, value: unknown): Promise<void>;
  getBytes(key: string): Promise<Uint8Array>;
  putBytes(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Puts an object, whatever is there. */
  put(object: NewObject): Promise<void>;
  /** Puts what can never change; fine if exactly these bytes are there already. */
  putOnce(object: NewObject): Promise<void>;
  /** Replaces an object, unless what is there is ahead. False where it is. */
  putForward(object: NewObject & { mark: Mark }, isAhead: (stored: Mark) => boolean): Promise<boolean>;
  delete(key: string): Promise<void>;
}

export interface NewObject {
  key: string;
  body: Uint8Array | string;
  contentType: string;
  cacheControl?: string;
  contentDisposition?: string;
}

/** What says how far an object that moves forward has come: its metadata, so that comparing reads no body. */
export type Mark = Record<string, string>;

/** Writers of one object that meet are few; this many rounds without luck mean that something else is wrong. */
const attempts = 8;

export function objectStore(s3: S3Client, bucket: string): ObjectStore {
  const put = (object: NewObject, more: Partial<PutObjectCommandInput>) =>
    s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: object.key,
        Body: object.body,
        ContentType: object.contentType,
        CacheControl: object.cacheControl,
        ContentDisposition: object.contentDisposition,
        ...more,
      }),
    );

  return {
    async getJson<T>(key: string) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return JSON.parse((await Body?.transformToString()) ?? 'null') as T;
    },

    async putJson(key, value) {
      await put({ key, body: JSON.stringify(value), contentType: 'application/json' }, {});
    },

    async getBytes(key) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },

    async putBytes(key, body, contentType) {
      await put({ key, body, contentType }, {});
    },

    async put(object) {
      await put(object, {});
    },

    async putOnce(object) {
      const digest = createHash('sha256').update(object.body).digest('base64');
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        try {
          await put(object, { IfNoneMatch: '*', ChecksumSHA256: digest });
          return;
        } catch (error) {
          if (!isConflict(error)) throw error;
          if (statusOf(error) === 412 && (await hasDigest(object.key, digest))) return;
          if (statusOf(error) === 412)
            throw new Error(`${object.key} is published already, with other bytes`, { cause: error });
          await pause(Math.random() * 50 * 2 ** attempt);
        }
      }
      throw contended(object.key);
    },

    async putForward(object, isAhead) {
      const create: Partial<PutObjectCommandInput> = { IfNoneMatch: '*' };
      let condition = create;
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        try {
          await put(object, { ...condition, Metadata: object.mark });
          return true;
        } catch (error) {
          if (!isConflict(error) && !isMissing(error)) throw error;
          if (statusOf(error) === 412) {
            const stored = await head(object.key);
            if (stored !== undefined && isAhead(stored.mark)) return false;
            condition = stored === undefined ? create : { IfMatch: stored.etag };
          } else {
            // Somebody else writes, or has removed what was there: begin again.
            condition = create;
            await pause(Math.random() * 50 * 2 ** attempt);
          }
        }
      }
      throw contended(object.key);
    },

    async delete(key) {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };

  async function head(key: string): Promise<{ etag: string; mark: Mark } | undefined> {
    try {
      const { ETag = '', Metadata = {} } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      return { etag: ETag, mark: Metadata };
    } catch (error) {
      if (isMissing(error)) return undefined;
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

/** 412: the condition does not hold. 409: another conditional write is under way (Amazon S3: conditional writes). */
function isConflict(error: unknown): boolean {
  const status = statusOf(error);
  return status === 412 || status === 409;
}

/** S3 answers 404 to those who may list the bucket and 403 to others; only the former is proof. */
export function isMissing(error: unknown): boolean {
  return statusOf(error) === 404;
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
