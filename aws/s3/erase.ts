import { DeleteObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { runWorkers } from '../../core/lib/run-workers.ts';

/** A version of an object, or the mark of its deletion. */
export interface StoredVersion {
  key: string;
  versionId: string;
  isLatest: boolean;
  isDeletion: boolean;
}

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
  async function* versions(prefix: string): AsyncGenerator<StoredVersion> {
    let at: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
    for (;;) {
      const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...at }));
      const { Versions = [], DeleteMarkers = [] } = page;
      for (const [all, isDeletion] of [[Versions, false] as const, [DeleteMarkers, true] as const]) {
        for (const { Key: key = '', VersionId: versionId = 'null', IsLatest: isLatest = false } of all) {
          yield { key, versionId, isLatest, isDeletion };
        }
      }
      if (!page.IsTruncated) return;
      at = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    }
  }

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
