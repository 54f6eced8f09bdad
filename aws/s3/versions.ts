import { ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';

/** A version of an object, or the mark of its deletion. */
export interface StoredVersion {
  key: string;
  versionId: string;
  isLatest: boolean;
  isDeletion: boolean;
  /** When it was written. */
  at: Date;
  bytes: number;
}

/** Everything below a prefix of a bucket with versions or without, also what was deleted or replaced. */
export async function* versionsIn(s3: S3Client, bucket: string, prefix: string): AsyncGenerator<StoredVersion> {
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...from }));
    for (const { Key = '', VersionId, IsLatest = false, LastModified, Size = 0 } of page.Versions ?? []) {
      yield stored(Key, { VersionId, LastModified }, { isLatest: IsLatest, isDeletion: false, bytes: Size });
    }
    for (const { Key = '', VersionId, IsLatest = false, LastModified } of page.DeleteMarkers ?? []) {
      yield stored(Key, { VersionId, LastModified }, { isLatest: IsLatest, isDeletion: true, bytes: 0 });
    }
    if (!page.IsTruncated) return;
    from = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

function stored(
  key: string,
  {
    VersionId = 'null',
    LastModified = new Date(0),
  }: { VersionId?: string | undefined; LastModified?: Date | undefined },
  rest: Pick<StoredVersion, 'isLatest' | 'isDeletion' | 'bytes'>,
): StoredVersion {
  return { key, versionId: VersionId, at: LastModified, ...rest };
}
