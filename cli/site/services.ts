import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { siteTable } from '../../aws/dynamodb/site-table.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import { readEnvironment, type Settings } from '../../contracts/environment.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import type { SiteServices } from '../../core/publication/site/writer/services.ts';
import { writeLatestPages } from '../../core/publication/versions/write-latest-pages.ts';
import { asSeen } from '../../core/releases/revisions/withdraw.ts';
import type { Deployment } from '../deployment.ts';

export interface SiteTools {
  services: SiteServices;
  /** The publish bucket, for the releases' own pages. */
  store: ObjectStore;
  /** Writes a release's own pages into a store. */
  pagesOf(slug: string, store: ObjectStore): Promise<void>;
}

/** A deployed site, with the site function's own configuration, so that both write the same. */
export async function siteOf(deployment: Deployment): Promise<SiteTools> {
  const { s3, dynamo, tables, workBucket, publishBucket } = deployment;
  const env = readEnvironment('site', await deployment.environmentOf('FunctionsSite'));
  const settings = JSON.parse(env.SETTINGS) as Settings;
  const releases = publicReleases(dynamo, tables.releases);
  return {
    services: {
      settings,
      pipeline: env.PIPELINE,
      table: siteTable(dynamo, tables.releases),
      releases,
      work: objectStore(s3, workBucket),
      published: objectStore(s3, publishBucket),
    },
    store: objectStore(s3, publishBucket),
    async pagesOf(slug, store) {
      const release = await releases.read(slug);
      // The pages of a withdrawn release are notices, which a rebuild does not write.
      if (release === undefined || release.withdrawn !== undefined) return;
      const versions = asSeen(await releases.versions(slug), release);
      await writeLatestPages({ release, versions, settings }, store);
    },
  };
}
