import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { StoredUpload } from '../../core/releases/uploads/upload-again-command.ts';

/**
 * Uploads a file again as it is, with its metadata and headers: a new version, and an event that tells of it.
 *
 * @param over ETag of the version that was read. S3 refuses if other bytes came since, or if the file was deleted. It
 *   does not compare metadata: whether somebody has uploaded the same bytes with others, Ingest finds out.
 * @returns its version id; undefined if S3 refused.
 */
export async function uploadAgain(
  s3: S3Client,
  stored: StoredUpload,
  { bytes, over }: { bytes: Uint8Array; over: string },
): Promise<string | undefined> {
  try {
    const { VersionId = 'null' } = await s3.send(
      new PutObjectCommand({
        Bucket: stored.bucket,
        Key: stored.key,
        Body: bytes,
        Metadata: { ...stored.metadata },
        ContentType: stored.contentType,
        ContentLanguage: stored.contentLanguage,
        ContentEncoding: stored.contentEncoding,
        ContentDisposition: stored.contentDisposition,
        CacheControl: stored.cacheControl,
        IfMatch: over,
      }),
    );
    return VersionId;
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    // 412: other bytes are there; 409: somebody is writing; 404: it was deleted (Amazon S3: conditional writes).
    if (status === 404 || status === 409 || status === 412) return undefined;
    throw error;
  }
}
