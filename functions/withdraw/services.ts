import type { Invalidate } from '../../aws/cloudfront/invalidation.ts';
import type { Count } from '../../aws/cloudwatch/count.ts';
import type { PublicReleases } from '../../aws/dynamodb/public-releases.ts';
import type { RecentWithdrawals } from '../../aws/dynamodb/recent-withdrawals.ts';
import type { Releases } from '../../aws/dynamodb/releases.ts';
import type { Eraser } from '../../aws/s3/erase.ts';
import type { SiteMessages } from '../../aws/sqs/site-queue.ts';
import type { Settings } from '../../contracts/environment.ts';
import type { WithdrawalRules } from '../../contracts/withdrawal.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import type { Sign } from '../../core/publication/signatures/signing.ts';
import type { SiteTable } from '../../core/publication/site/writer/services.ts';
import type { WriteReport } from '../shared/reports.ts';

export interface WithdrawServices {
  settings: Settings;
  rules: WithdrawalRules;
  clock: Clock;
  published: ObjectStore;
  releases: Releases;
  public: PublicReleases;
  recent: RecentWithdrawals;
  site: SiteMessages;
  table: Pick<SiteTable, 'counters'>;
  /** Undefined if the pipeline does not sign. */
  sign: Sign | undefined;
  invalidate: Invalidate;
  /** Everything of the work bucket that previews are. */
  erasers: { work: Pick<Eraser, 'versions' | 'erase'> };
  /** Earlier versions of what is published. */
  earlier: Pick<Eraser, 'eraseEarlier'>;
  report: WriteReport;
  count: Count;
}
