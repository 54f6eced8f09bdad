import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { Stack } from '../stack-file.ts';

/** The stack's buckets as an editor and a reader use them. */
export class DemoBuckets {
  readonly #s3: S3Client;
  readonly #names: Pick<Stack, 'uploadBucket' | 'workBucket' | 'publishBucket'>;

  constructor(stack: Stack, config: S3ClientConfig) {
    this.#s3 = new S3Client(config);
    this.#names = stack;
  }

  /** Returns the version id. */
  async upload(key: string, body: Buffer, contentType: string | undefined): Promise<string> {
    const { uploadBucket: Bucket } = this.#names;
    const stored = await this.#s3.send(
      new PutObjectCommand({ Bucket, Key: key, Body: body, ContentType: contentType }),
    );
    return stored.VersionId as string;
  }

  /** A JSON object, or `null` if it does not exist. */
  async json<T>(bucket: 'workBucket' | 'publishBucket', key: string): Promise<T | null> {
    try {
      const found = await this.#s3.send(new GetObjectCommand({ Bucket: this.#names[bucket], Key: key }));
      return JSON.parse((await found.Body?.transformToString()) ?? 'null');
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async published(key: string): Promise<Uint8Array> {
    const found = await this.#s3.send(new GetObjectCommand({ Bucket: this.#names.publishBucket, Key: key }));
    return (await found.Body?.transformToByteArray()) ?? new Uint8Array();
  }

  async list(bucket: 'workBucket' | 'publishBucket', prefix = ''): Promise<{ key: string; etag: string }[]> {
    const objects: { key: string; etag: string }[] = [];
    const pages = paginateListObjectsV2({ client: this.#s3 }, { Bucket: this.#names[bucket], Prefix: prefix });
    for await (const { Contents = [] } of pages) {
      for (const { Key, ETag } of Contents) objects.push({ key: Key ?? '', etag: (ETag ?? '').replaceAll('"', '') });
    }
    return objects;
  }

  close(): void {
    this.#s3.destroy();
  }
}
