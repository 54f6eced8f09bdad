import type { Settings } from '../../contracts/environment.ts';
import type { PublicReleases } from '../shared/public-releases.ts';
import type { SharedObjects } from '../shared/shared-objects.ts';
import type { SiteTable } from './site-table.ts';

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
