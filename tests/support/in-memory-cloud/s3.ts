import { createHash } from 'node:crypto';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { S3ServiceException } from '@aws-sdk/client-s3';

/** An object as it was put; a deletion of a versioned bucket leaves a marker without one. */
export interface StoredObject extends Pick<PutObjectCommandInput, (typeof kept)[number]> {
  body: Buffer;
  etag: string;
  metadata: Record<string, string>;
}

const kept = [
  'ContentType',
  'ContentLanguage',
  'ContentEncoding',
  'ContentDisposition',
  'CacheControl',
  'ChecksumSHA256',
] as const;

interface Version {
  versionId: string;
  at: Date;
  object: StoredObject | undefined;
}

type Input = Record<string, unknown> & { Bucket: string; Key: string; VersionId?: string };

/** Keys a page; a bucket of a test seldom has more. */
const pageSize = 100;

/** S3's buckets in memory, with conditional writes, versions and the errors that the adapters meet. */
export class InMemoryS3 {
  readonly #buckets = new Map<string, { versioned: boolean; keys: Map<string, Version[]> }>();
  #versions = 0;
  /** When the next object is put. */
  now = () => new Date();

  create(name: string, { versioned = false } = {}): void {
    this.#buckets.set(name, { versioned, keys: new Map() });
  }

  /** The objects of a bucket as they are now, by key. */
  objects(bucket: string): Map<string, StoredObject> {
    const { keys } = this.#bucket(bucket);
    const all = [...keys].flatMap(([key, versions]) => {
      const object = versions.at(-1)?.object;
      return object === undefined ? [] : [[key, object] as const];
    });
    return new Map(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  answer(command: string, input: object): object {
    const handle = this.#commands[command];
    if (handle === undefined) throw new Error(`the in-memory S3 does not know ${command}`);
    return handle(input as Input);
  }

  readonly #commands: Record<string, (input: Input) => object> = {
    PutObjectCommand: (input) => this.#put(input as unknown as PutObjectCommandInput & Input),
    GetObjectCommand: (input) => {
      const { versionId, at, object } = this.#found(input, 'NoSuchKey');
      return { ...described(object), VersionId: versionId, LastModified: at, Body: stream(object.body) };
    },
    HeadObjectCommand: (input) => {
      const { versionId, object } = this.#found(input, 'NotFound');
      return { ...described(object), VersionId: versionId };
    },
    DeleteObjectCommand: ({ Bucket, Key, VersionId }) => {
      const { versioned, keys } = this.#bucket(Bucket);
      if (VersionId !== undefined && (versioned || VersionId !== 'null')) {
        const left = (keys.get(Key) ?? []).filter(({ versionId }) => versionId !== VersionId);
        if (left.length > 0) keys.set(Key, left);
        else keys.delete(Key);
        return { VersionId };
      }
      if (!versioned) {
        keys.delete(Key);
        return {};
      }
      const versionId = this.#add(Bucket, Key, undefined);
      return { VersionId: versionId, DeleteMarker: true };
    },
    DeleteObjectsCommand: (input) => {
      const { Objects } = input['Delete'] as { Objects: { Key: string; VersionId?: string }[] };
      if (Objects.length > 1000) throw failure('MalformedXML', 400);
      for (const one of Objects) this.answer('DeleteObjectCommand', { Bucket: input.Bucket, ...one });
      return {};
    },
    HeadBucketCommand: ({ Bucket }) => {
      if (!this.#buckets.has(Bucket)) throw failure('NotFound', 404);
      return {};
    },
    DeleteBucketPolicyCommand: () => ({}),
    DeleteBucketCommand: ({ Bucket }) => {
      if (this.#bucket(Bucket).keys.size > 0) throw failure('BucketNotEmpty', 409);
      this.#buckets.delete(Bucket);
      return {};
    },
    ListObjectVersionsCommand: ({ Bucket, Prefix = '', KeyMarker = '', VersionIdMarker = '', MaxKeys = pageSize }) => {
      const { keys } = this.#bucket(Bucket);
      const all = [...keys.keys()]
        .filter((key) => key.startsWith(String(Prefix)))
        .toSorted()
        .flatMap((key) => this.#versionsOf(Bucket, key));
      const after = all.findIndex(({ Key, VersionId }) => Key === KeyMarker && VersionId === VersionIdMarker) + 1;
      const page = all.slice(after, after + Math.min(Number(MaxKeys), pageSize));
      const { Key, VersionId } = page.at(-1) ?? {};
      const isLast = after + page.length >= all.length;
      return {
        Versions: page.filter(({ object }) => object !== undefined),
        DeleteMarkers: page.filter(({ object }) => object === undefined),
        IsTruncated: !isLast,
        ...(isLast ? {} : { NextKeyMarker: Key, NextVersionIdMarker: VersionId }),
      };
    },
    ListObjectsV2Command: ({ Bucket, Prefix = '', ContinuationToken = '' }) => {
      const after = [...this.objects(Bucket).keys()].filter(
        (key) => key.startsWith(String(Prefix)) && key > String(ContinuationToken),
      );
      const Contents = after
        .slice(0, pageSize)
        .map((Key) => ({ Key, LastModified: this.#versionsOf(Bucket, Key)[0]?.LastModified }));
      const isLast = after.length <= pageSize;
      return { Contents, IsTruncated: !isLast, ...(isLast ? {} : { NextContinuationToken: Contents.at(-1)?.Key }) };
    },
  };

  /** The newest first. Without versioning there is one, called `null`. */
  #versionsOf(bucket: string, key: string) {
    const { versioned, keys } = this.#bucket(bucket);
    return (keys.get(key) ?? []).toReversed().map(({ versionId, at, object }, n) => {
      const VersionId = versioned ? versionId : 'null';
      const Size = object?.body.byteLength ?? 0;
      return { Key: key, VersionId, IsLatest: n === 0, LastModified: at, Size, object };
    });
  }

  /** Every version of every object with its text, also those that were deleted or replaced. */
  everything(bucket: string): { key: string; body: Buffer }[] {
    const { keys } = this.#bucket(bucket);
    return [...keys].flatMap(([key, all]) => all.map(({ object }) => ({ key, body: object?.body ?? Buffer.alloc(0) })));
  }

  #put({ Bucket, Key, Body, IfMatch, IfNoneMatch, Metadata = {}, ...rest }: PutObjectCommandInput & Input): object {
    const body = Buffer.from(Body as Uint8Array);
    const now = this.#bucket(Bucket).keys.get(Key)?.at(-1)?.object;
    if (IfNoneMatch === '*' && now !== undefined) throw failure('PreconditionFailed', 412);
    if (IfMatch !== undefined && now === undefined) throw failure('NoSuchKey', 404);
    if (IfMatch !== undefined && now?.etag !== IfMatch) throw failure('PreconditionFailed', 412);
    const { ChecksumSHA256 } = rest;
    if (ChecksumSHA256 !== undefined && createHash('sha256').update(body).digest('base64') !== ChecksumSHA256) {
      throw failure('BadDigest', 400);
    }
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    const metadata = Object.fromEntries(Object.entries(Metadata).map(([name, value]) => [name.toLowerCase(), value]));
    const headers = Object.fromEntries(
      kept.map((name) => [name, rest[name]]).filter(([, value]) => value !== undefined),
    );
    const versionId = this.#add(Bucket, Key, { body, etag, metadata, ...headers });
    return { ETag: etag, VersionId: versionId };
  }

  #add(bucket: string, key: string, object: StoredObject | undefined): string | undefined {
    const { versioned, keys } = this.#bucket(bucket);
    this.#versions += 1;
    const version = { versionId: `version-${this.#versions}`, at: this.now(), object };
    keys.set(key, versioned ? [...(keys.get(key) ?? []), version] : [version]);
    return versioned ? version.versionId : undefined;
  }

  #found(
    { Bucket, Key, VersionId }: Input,
    missing: string,
  ): { versionId: string | undefined; at: Date; object: StoredObject } {
    const { versioned, keys } = this.#bucket(Bucket);
    const versions = keys.get(Key) ?? [];
    const version = VersionId === undefined ? versions.at(-1) : versions.find((one) => one.versionId === VersionId);
    // The newest version may be a delete marker; one that is asked for by its id cannot be read.
    if (version !== undefined && version.object === undefined && VersionId !== undefined) {
      throw failure('MethodNotAllowed', 405);
    }
    if (version?.object === undefined) throw failure(missing, 404);
    const { versionId, at, object } = version;
    return { versionId: versioned ? versionId : undefined, at, object };
  }

  #bucket(name: string) {
    const found = this.#buckets.get(name);
    if (found === undefined) throw failure('NoSuchBucket', 404);
    return found;
  }
}

function described({ body, etag, metadata, ...headers }: StoredObject): object {
  return { ETag: etag, ContentLength: body.byteLength, Metadata: metadata, ...headers };
}

function stream(body: Buffer): object {
  return {
    transformToString: async () => body.toString(),
    transformToByteArray: async () => new Uint8Array(body),
    destroy: () => {},
  };
}

function failure(name: string, httpStatusCode: number): S3ServiceException {
  return new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode }, message: name });
}
