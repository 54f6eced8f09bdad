import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { publishKeys, workKeys } from '../../../contracts/keys.ts';
import type { Latest, Manifest, PublishedLanguage } from '../../../contracts/manifest.ts';
import type { Report } from '../../../contracts/report.ts';
import { until } from '../../../terminal/until.ts';
import { s3, stack } from './cloud.ts';

export interface Dropped {
  key: string;
  versionId: string;
}

/** A name that no other test uses, so that tests need no order and leave nothing to clean. */
let named = 0;
const run = Date.now().toString(36);
export function fresh(name: string): string {
  named += 1;
  return `${run}-${named}/${name}`;
}

/** Drops a file as an editor would. */
export async function drop(
  key: string,
  body: string | Uint8Array,
  more: { contentType?: string; metadata?: Record<string, string> } = {},
): Promise<Dropped> {
  const { VersionId = '' } = await s3.send(
    new PutObjectCommand({
      Bucket: stack.uploadBucket,
      Key: key,
      Body: body,
      ContentType: more.contentType,
      Metadata: more.metadata,
    }),
  );
  return { key, versionId: VersionId };
}

export async function remove(key: string): Promise<Dropped> {
  const { VersionId = '' } = await s3.send(new DeleteObjectCommand({ Bucket: stack.uploadBucket, Key: key }));
  return { key, versionId: VersionId };
}

/** The report of exactly this upload, once it has one; `held` counts only where it is asked for. */
export function reportOf(
  { key, versionId }: Dropped,
  accept: (report: Report) => boolean = ({ outcome }) => outcome !== 'held',
  seconds = 120,
) {
  const look = async () => {
    const report = await readWork<Report>(workKeys.history(key, versionId));
    return report && accept(report) ? report : undefined;
  };
  return until(`the report of ${key}`, look, { seconds });
}

export async function dropAndWait(...args: Parameters<typeof drop>): Promise<Report> {
  return reportOf(await drop(...args));
}

export const readWork = <T>(key: string) => readJson<T>(stack.workBucket, key);
export const newestReport = (key: string) => readWork<Report>(workKeys.report(key));
export const manifestOf = async (slug: string, version: number) =>
  found(
    await readJson<Manifest>(stack.publishBucket, publishKeys.manifest(slug, version)),
    `the manifest of ${slug} v${version}`,
  );
export const latestOf = (slug: string) => readJson<Latest>(stack.publishBucket, publishKeys.latest(slug));

export const publishedJson = async <T>(key: string) => found(await readJson<T>(stack.publishBucket, key), key);

export async function published(key: string) {
  const object = await s3.send(new GetObjectCommand({ Bucket: stack.publishBucket, Key: key }));
  return { ...object, bytes: Buffer.from((await object.Body?.transformToByteArray()) ?? []) };
}

export async function publishedKeys(prefix: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: stack.publishBucket, Prefix: prefix }));
  return Contents.map(({ Key = '' }) => Key);
}

/** The text of a rendition. */
export async function documentOf(
  { release = '', version = 0 }: Report,
  language: string,
  extension = 'md',
): Promise<string> {
  const key = `${publishKeys.version(release, version)}${publishKeys.document(language, extension)}`;
  return (await published(key)).bytes.toString();
}

/** What the manifest says of a rendition. */
export async function entryOf({ release = '', version = 0 }: Report, language: string): Promise<PublishedLanguage> {
  return (await manifestOf(release, version)).languages[language] as PublishedLanguage;
}

/** Every object of a version with its bytes, to compare with later. */
export async function versionBytes(slug: string, version: number): Promise<Record<string, string>> {
  const keys = await publishedKeys(publishKeys.version(slug, version));
  return Object.fromEntries(
    await Promise.all(keys.map(async (key) => [key, (await published(key)).bytes.toString('base64')])),
  );
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing`);
  return value;
}

async function readJson<T>(bucket: string, key: string): Promise<T | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return JSON.parse((await Body?.transformToString()) ?? '') as T;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
    throw error;
  }
}
