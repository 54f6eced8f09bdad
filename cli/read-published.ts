import { isMissing, objectStore } from '../aws/s3/object-store.ts';
import type { Deployment } from './deployment.ts';

/** A JSON object of the publish bucket; undefined if it does not exist. */
export async function readPublished<T>({ s3, publishBucket }: Deployment, key: string): Promise<T | undefined> {
  try {
    return await objectStore(s3, publishBucket).getJson<T>(key);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
