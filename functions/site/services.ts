import type { PublicReleases } from '../../aws/dynamodb/public-releases.ts';
import type { SiteTable } from '../../aws/dynamodb/site-table.ts';
import type { SharedObjects } from '../../aws/s3/shared-objects.ts';
import type { Settings } from '../../contracts/environment.ts';

export interface SiteServices {
  settings: Settings;
  /** Tells two pipelines apart. */
  pipeline: string;
  table: SiteTable;
  releases: Pick<PublicReleases, 'read'>;
  work: SharedObjects;
  published: SharedObjects;
}

/** Rounds without luck that mean that something else than another run is wrong. */
export const attempts = 8;
