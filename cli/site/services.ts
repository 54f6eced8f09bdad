import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { siteTable } from '../../aws/dynamodb/site-table.ts';
import { type ObjectStore, objectStore } from '../../aws/s3/object-store.ts';
import { readEnvironment, type Settings } from '../../contracts/environment.ts';
import type { SiteServices } from '../../core/publication/site/writer/services.ts';
import { writeLatestPages } from '../../core/publication/versions/write-latest-pages.ts';
import { asSeen } from '../../core/releases/revisions/withdraw.ts';
import type { Deployment } from '../deployment.ts';

export interface Site {
  services: SiteServices;
  /** The publish bucket, for the releases' own pages. */
  store: ObjectStore;
  pagesOf(release: string, store: ObjectStore): Promise<void>;
}

/** A deployed site, with the site function's own configuration, so that both write the same. */
export async function siteOf(deployment: Deployment): Promise<Site> {
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
    async pagesOf(release, store) {
      const face = await releases.read(release);
      // The pages of a withdrawn release are notices, which a rebuild does not write.
      if (face === undefined || face.withdrawn !== undefined) return;
      await writeLatestPages({ face, versions: asSeen(await releases.versions(release), face), settings }, store);
    },
  };
}
