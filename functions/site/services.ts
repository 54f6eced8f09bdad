import type { PublicReleases } from '../../aws/dynamodb/public-releases.ts';
import type { SiteTable } from '../../aws/dynamodb/site-table.ts';
import type { ObjectStore } from '../../aws/s3/object-store.ts';
import type { Settings } from '../../contracts/environment.ts';

export interface SiteServices {
  settings: Settings;
  /** Tells two pipelines apart. */
  pipeline: string;
  table: SiteTable;
  releases: Pick<PublicReleases, 'read'>;
  work: Pick<ObjectStore, 'read' | 'replace'>;
  published: Pick<ObjectStore, 'read' | 'look' | 'replace'>;
}
