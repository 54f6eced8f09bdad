import { cloudFrontClient, sqsClient } from '../../aws/clients.ts';
import { invalidator } from '../../aws/cloudfront/invalidation.ts';
import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { recentWithdrawals } from '../../aws/dynamodb/recent-withdrawals.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import { siteQueue } from '../../aws/sqs/site-queue.ts';
import { readEnvironment } from '../../contracts/environment.ts';
import type {
  RemoveAbandonedInput,
  RemoveAbandonedResult,
  WithdrawInput,
  WithdrawResult,
} from '../../contracts/messages.ts';
import type { WithdrawalRules } from '../../contracts/withdrawal.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { removeAbandoned } from './remove-abandoned.ts';
import { withdrawRelease } from './withdraw.ts';

const env = readEnvironment('withdraw');
const { s3, ...shared } = pipelineServices(env);
const services = {
  ...shared,
  rules: JSON.parse(env.WITHDRAWALS) as WithdrawalRules,
  published: objectStore(s3, env.PUBLISH_BUCKET),
  public: publicReleases(shared.dynamo, env.RELEASES_TABLE),
  recent: recentWithdrawals(shared.dynamo, env.RELEASES_TABLE),
  site: siteQueue(sqsClient(), env.SITE_QUEUE_URL),
  invalidate: invalidator(cloudFrontClient(), env.DISTRIBUTION_ID),
};

export function handler(input: WithdrawInput | RemoveAbandonedInput): Promise<WithdrawResult | RemoveAbandonedResult> {
  return 'dead' in input ? removeAbandoned(input, services) : withdrawRelease(input, services);
}
