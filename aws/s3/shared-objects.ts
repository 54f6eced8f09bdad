import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type Mark, type NewObject, statusOf } from './object-store.ts';

/** Objects of one bucket that are read, changed and written back, each time on the condition that nobody came between. */
export interface SharedObjects {
  read(key: string): Promise<{ text: string; etag: string } | undefined>;
  /** As `read`, without the content. */
  look(key: string): Promise<{ mark: Mark; etag: string } | undefined>;
  /** Writes over exactly what was read, or where nothing was; false where that is no longer so. */
  replace(object: NewObject & { mark?: Mark }, over: string | undefined): Promise<boolean>;
}

export function sharedObjects(s3: S3Client, bucket: string): SharedObjects {
  return {
    read: (key) =>
      orNothing(async () => {
        const { Body, ETag = '' } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return { text: (await Body?.transformToString()) ?? '', etag: ETag };
      }),

    look: (key) =>
      orNothing(async () => {
        const { Metadata = {}, ETag = '' } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return { mark: Metadata, etag: ETag };
      }),

    async replace({ key, body, contentType, cacheControl, contentDisposition, mark }, over) {
      try {
        await s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: body,
            ContentType: contentType,
            CacheControl: cacheControl,
            ContentDisposition: contentDisposition,
            Metadata: mark,
            ...(over === undefined ? { IfNoneMatch: '*' } : { IfMatch: over }),
          }),
        );
        return true;
      } catch (error) {
        // 412: something else is there. 409: somebody writes at this moment. 404: what was read is gone.
        if ([404, 409, 412].includes(statusOf(error) ?? 0)) return false;
        throw error;
      }
    },
  };
}

/**
 * S3 answers 404 to those who may list the bucket, and 403 to others, which is no proof. It need be none:
 * what is then written is written on the condition that nothing is there.
 */
async function orNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if ([403, 404].includes(statusOf(error) ?? 0)) return undefined;
    throw error;
  }
}
