import type { Invalidate } from '../../aws/cloudfront/invalidation.ts';
import type { Count } from '../../aws/cloudwatch/count.ts';
import type { PublicReleases } from '../../aws/dynamodb/public-releases.ts';
import type { Releases } from '../../aws/dynamodb/releases.ts';
import type { Spending } from '../../aws/dynamodb/spending.ts';
import type { Uploads } from '../../aws/s3/uploads.ts';
import type { SiteMessages } from '../../aws/sqs/site-queue.ts';
import type { Settings } from '../../contracts/environment.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import type { Sign } from '../../core/publication/signatures/signing.ts';
import type { SiteTable } from '../../core/publication/site/writer/services.ts';
import type { WriteReport } from '../shared/reports.ts';

export interface PublishServices {
  settings: Settings;
  clock: Clock;
  uploads: Uploads;
  work: ObjectStore;
  published: ObjectStore;
  releases: Releases;
  spending: Pick<Spending, 'settle'>;
  report: WriteReport;
  count: Count;
  public: PublicReleases;
  site: SiteMessages;
  /** The end of the catalogue, which each version's statement refers to. */
  table: Pick<SiteTable, 'counters'>;
  /** Undefined if the pipeline does not sign. */
  sign: Sign | undefined;
  invalidate: Invalidate;
  /** Makes sure that the pages' stylesheet is there. */
  stylesheet: () => Promise<void>;
}

/** What a version's files are put with; of the publish bucket, or of what is in its place for a preview. */
export type PuttingStores = Pick<PublishServices, 'uploads' | 'work' | 'releases' | 'sign'> & {
  published: Pick<ObjectStore, 'putOnce' | 'read'>;
};

/** The buckets that a version's files are read from and written to. */
export type PublishStores = Pick<PublishServices, 'uploads' | 'work' | 'published' | 'releases' | 'sign'>;
