import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectsCommand,
  HeadBucketCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { isMissing } from './object-store.ts';
import { versionsIn } from './versions.ts';

/** What a bucket holds. */
interface BucketContent {
  objects: number;
  /** Versions and marks of deletions besides. */
  earlier: number;
  bytes: number;
}

/** A bucket that no stack holds any more, for its administrator. */
export interface LeftoverBucket {
  /** Undefined if the bucket is gone. */
  content(): Promise<BucketContent | undefined>;
  /** Deletes every version of every object, then the bucket. */
  remove(): Promise<void>;
}

/** Objects that one request deletes (Amazon S3 API reference: DeleteObjects). */
const atOnce = 1000;

/** CloudFront still delivers logs for a while. */
const attempts = 3;

export function leftoverBucket(
  s3: S3Client,
  bucket: string,
  pause: (ms: number) => Promise<unknown> = sleep,
): LeftoverBucket {
  const isThere = () =>
    s3.send(new HeadBucketCommand({ Bucket: bucket })).then(
      () => true,
      (error) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );

  const erase = async (some: readonly { Key: string; VersionId: string }[]) => {
    if (some.length === 0) return;
    const { Errors = [] } = await s3.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: [...some], Quiet: true } }),
    );
    const [first] = Errors;
    if (first !== undefined) throw new Error(`${bucket}: ${first.Key} was not deleted: ${first.Code} ${first.Message}`);
  };

  const empty = async () => {
    let some: { Key: string; VersionId: string }[] = [];
    for await (const { key, versionId } of versionsIn(s3, bucket, '')) {
      some.push({ Key: key, VersionId: versionId });
      if (some.length < atOnce) continue;
      await erase(some);
      some = [];
    }
    await erase(some);
  };

  return {
    async content() {
      if (!(await isThere())) return undefined;
      const content = { objects: 0, earlier: 0, bytes: 0 };
      for await (const { isLatest, isDeletion, bytes } of versionsIn(s3, bucket, '')) {
        if (isLatest && !isDeletion) content.objects += 1;
        else content.earlier += 1;
        content.bytes += bytes;
      }
      return content;
    },

    async remove() {
      if (!(await isThere())) return;
      // Of a stack that could not delete it.
      await s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
      for (let attempt = 1; ; attempt += 1) {
        await empty();
        try {
          await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
          return;
        } catch (error) {
          const isNotEmpty = error instanceof S3ServiceException && error.name === 'BucketNotEmpty';
          if (!isNotEmpty || attempt === attempts) throw error;
          await pause(5_000);
        }
      }
    },
  };
}
