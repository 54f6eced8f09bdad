import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Upload } from '../../contracts/report.ts';
import type { StoredUpload } from '../../core/releases/uploads/upload-again-command.ts';
import { isMissing } from './object-store.ts';

/** Reads an upload as the command that approves it needs it; undefined if that version was deleted. */
export type ReadApprovable = (upload: Upload) => Promise<StoredUpload | undefined>;

export function approvableUploads(s3: S3Client, bucket: string): ReadApprovable {
  return async ({ key, versionId }) => {
    try {
      const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
      return {
        bucket,
        key,
        metadata: head.Metadata ?? {},
        contentType: head.ContentType,
        contentLanguage: head.ContentLanguage,
        contentEncoding: head.ContentEncoding,
        contentDisposition: head.ContentDisposition,
        cacheControl: head.CacheControl,
      };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
}
