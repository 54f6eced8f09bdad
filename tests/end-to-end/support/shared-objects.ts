import { keysOf } from '../../../aws/s3/object-store.ts';
import { Shelf } from '../../core/publication/site/writer/site-in-memory.ts';
import { s3, stack } from './cloud.ts';
import { published } from './releases.ts';

/** What belongs to no release alone, as it stands in the publish bucket now. */
export async function sharedNow(): Promise<Shelf> {
  const shared = /^[^/]+$|^(sitemaps|catalogue|schemas)\/|^[^/]+\/(index\.html|feed\.(atom|json)|months\/.*)$/;
  const keys: string[] = [];
  for await (const key of keysOf(s3, stack.publishBucket, '')) if (shared.test(key)) keys.push(key);
  return new Shelf(await Promise.all(keys.map(async (key) => [key, (await published(key)).bytes.toString()] as const)));
}
