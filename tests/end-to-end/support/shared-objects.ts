import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { MemoryBucket, MemoryCloud } from '../../functions/site/memory.ts';
import { s3, stack } from './cloud.ts';
import { published } from './releases.ts';

/** What belongs to no release alone, as it stands in the publish bucket now. */
export async function sharedNow(): Promise<MemoryBucket> {
  const bucket = new MemoryBucket('published', new MemoryCloud());
  const shared = /^[^/]+$|^(sitemaps|catalogue|schemas)\/|^[^/]+\/(index\.html|feed\.(atom|json)|months\/.*)$/;
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: stack.publishBucket })) {
    const keys = Contents.map(({ Key = '' }) => Key).filter((key) => shared.test(key));
    await Promise.all(
      keys.map(async (key) =>
        bucket.put(key, (await published(key)).bytes.toString(), {}, (await published(key)).ContentType),
      ),
    );
  }
  return bucket;
}
