import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

/** A file of the upload bucket as it is now. */
export interface ListedFile {
  key: string;
  /** When this version was uploaded. */
  at: Date;
}

/** Lists the files below a prefix. */
export async function filesIn(s3: S3Client, bucket: string, prefix: string): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
    files.push(...Contents.map(({ Key: key = '', LastModified: at = new Date(0) }) => ({ key, at })));
  }
  return files;
}
