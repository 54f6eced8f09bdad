import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { type StoredVersion, versionsIn } from './versions.ts';

/** Deletes for good, in a bucket with versions or without. */
export interface Eraser {
  /** Everything below a prefix, also what was deleted or replaced. */
  versions(prefix: string): AsyncIterable<StoredVersion>;
  erase(versions: readonly StoredVersion[]): Promise<void>;
  /** Erases what objects were before; never what they are now. */
  eraseEarlier(prefix: string, isMeant?: (key: string) => boolean): Promise<void>;
}

/**
 * Requests at once. DeleteObjects would take a thousand in one, but its documentation asks for `s3:DeleteObject` too,
 * which the bucket denies for most.
 */
const atOnce = 16;

export function eraser(s3: S3Client, bucket: string): Eraser {
  const versions = (prefix: string) => versionsIn(s3, bucket, prefix);

  const eraseEach = (some: readonly StoredVersion[]) =>
    runWorkers(some, atOnce, async ({ key, versionId }) => {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    });

  /** The latest last, a notice or the mark of a deletion: without it, the version before it would be public again. */
  const erase = async (all: readonly StoredVersion[]) => {
    await eraseEach(all.filter(({ isLatest }) => !isLatest));
    await eraseEach(all.filter(({ isLatest }) => isLatest));
  };

  return {
    versions,
    erase,
    async eraseEarlier(prefix, isMeant = (key) => key === prefix) {
      const earlier: StoredVersion[] = [];
      for await (const one of versions(prefix)) {
        if (isMeant(one.key) && (one.isDeletion || !one.isLatest)) earlier.push(one);
      }
      await erase(earlier);
    },
  };
}
