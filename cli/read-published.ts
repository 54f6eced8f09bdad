import { GetObjectCommand } from '@aws-sdk/client-s3';
import { isMissing } from '../aws/s3/object-store.ts';
import type { Deployment } from './deployment.ts';

/** An object of JSON in the publish bucket; undefined where there is none. */
export async function readPublished<T>({ s3, publishBucket }: Deployment, key: string): Promise<T | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: publishBucket, Key: key }));
    return JSON.parse((await Body?.transformToString()) ?? '') as T;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
