import type { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { StoredUpload } from '../../core/releases/uploads/upload-again-command.ts';
import { isDeleteMarker, isMissing } from './object-store.ts';

/** The upload bucket, read only. */
export interface Uploads {
  /** Name of the bucket. */
  bucket: string;
  /** Returns the newest version of a key; undefined if there is none, or it is a delete marker. */
  newest(key: string): Promise<{ versionId: string; etag: string } | undefined>;
  /**
   * Returns exactly this version; undefined if it was deleted. Reads its bytes only on demand, so that its size
   * can be checked first.
   */
  version(key: string, versionId: string): Promise<UploadedObject | undefined>;
  /** Returns what a key was right before a version: another version, or a delete marker; undefined if it was nothing. */
  previous(key: string, versionId: string): Promise<{ versionId: string; isDeletion: boolean } | undefined>;
  /** Says what a version is now. */
  state(key: string, versionId: string): Promise<VersionState>;
}

/** `nothing`: it was deleted for good, or never existed. */
export type VersionState = 'object' | 'delete-marker' | 'nothing';

export interface UploadedObject {
  etag: string;
  bytes: number;
  contentType: string | undefined;
  /** When S3 stored it. */
  at?: Date | undefined;
  /** Object metadata, with lower-case names as S3 keeps them. */
  metadata: Record<string, string>;
  /** Everything that a copy of the object must repeat. */
  stored: StoredUpload;
  read(): Promise<Uint8Array>;
  /** Releases bytes that are not read: each would keep one of the client's connections. */
  discard(): void;
}

export function uploads(s3: S3Client, bucket: string): Uploads {
  return {
    bucket,

    async newest(key) {
      try {
        const { VersionId = 'null', ETag = '' } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return { versionId: VersionId, etag: unquoted(ETag) };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async version(key, versionId) {
      try {
        const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
        return {
          etag: unquoted(object.ETag ?? ''),
          bytes: object.ContentLength ?? 0,
          contentType: object.ContentType,
          at: object.LastModified,
          metadata: object.Metadata ?? {},
          stored: {
            bucket,
            key,
            metadata: object.Metadata ?? {},
            contentType: object.ContentType,
            contentLanguage: object.ContentLanguage,
            contentEncoding: object.ContentEncoding,
            contentDisposition: object.ContentDisposition,
            cacheControl: object.CacheControl,
          },
          read: async () => (await object.Body?.transformToByteArray()) ?? new Uint8Array(),
          discard: () => void (object.Body as Readable | undefined)?.destroy(),
        };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async previous(key, versionId) {
      // The markers name a version; the list begins with the one before it.
      const from = { KeyMarker: key, VersionIdMarker: versionId, MaxKeys: 1 };
      const list = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, ...from }));
      const [found] = [...(list.Versions ?? []), ...(list.DeleteMarkers ?? [])].filter(({ Key }) => Key === key);
      return found && { versionId: found.VersionId ?? 'null', isDeletion: found === list.DeleteMarkers?.[0] };
    },

    async state(key, versionId) {
      try {
        await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
        return 'object';
      } catch (error) {
        if (isMissing(error)) return 'nothing';
        if (isDeleteMarker(error)) return 'delete-marker';
        throw error;
      }
    },
  };
}

function unquoted(etag: string): string {
  return etag.replaceAll('"', '');
}
