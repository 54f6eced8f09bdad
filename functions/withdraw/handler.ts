import { cloudFrontClient, sqsClient } from '../../aws/clients.ts';
import { invalidator, pathClearer } from '../../aws/cloudfront/invalidation.ts';
import { forgotten } from '../../aws/dynamodb/forgotten.ts';
import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { recentWithdrawals } from '../../aws/dynamodb/recent-withdrawals.ts';
import { siteTable } from '../../aws/dynamodb/site-table.ts';
import { eraser } from '../../aws/s3/erase.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import { siteQueue } from '../../aws/sqs/site-queue.ts';
import { readEnvironment } from '../../contracts/environment.ts';
import type {
  ClearInput,
  ForgetInput,
  PurgeInput,
  RemoveAbandonedInput,
  WithdrawInput,
} from '../../contracts/messages.ts';
import type { WithdrawalRules } from '../../contracts/withdrawal.ts';
import { guarded } from '../shared/guarded.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { siteSigning } from '../shared/site-signing.ts';
import { forgetEntries } from './forget-entries.ts';
import { purgeVersion } from './purge-version.ts';
import { removeAbandoned } from './remove-abandoned.ts';
import { clearCaches, withdrawRelease } from './withdraw.ts';

const env = readEnvironment('withdraw');
const { s3, ...shared } = pipelineServices(env);
const published = objectStore(s3, env.PUBLISH_BUCKET);
const cloudfront = cloudFrontClient();
const erasers = {
  upload: eraser(s3, env.UPLOAD_BUCKET),
  work: eraser(s3, env.WORK_BUCKET),
  publish: eraser(s3, env.PUBLISH_BUCKET),
};
const memories = forgotten(shared.dynamo, { memory: env.MEMORY_TABLE, humanMemory: env.HUMAN_MEMORY_TABLE });
const services = {
  ...shared,
  erasers,
  earlier: erasers.publish,
  rules: JSON.parse(env.WITHDRAWALS) as WithdrawalRules,
  published,
  public: publicReleases(shared.dynamo, env.RELEASES_TABLE),
  recent: recentWithdrawals(shared.dynamo, env.RELEASES_TABLE),
  site: siteQueue(sqsClient(), env.SITE_QUEUE_URL),
  table: siteTable(shared.dynamo, env.RELEASES_TABLE),
  sign: siteSigning(env.SIGNING_KEY, { ...shared, published }),
  invalidate: invalidator(cloudfront, env.DISTRIBUTION_ID),
  clearPaths: pathClearer(cloudfront, env.DISTRIBUTION_ID),
};

type Input = WithdrawInput | ClearInput | RemoveAbandonedInput | PurgeInput | ForgetInput;

/** The state machines ask to withdraw, to clear and to remove what is abandoned, a maintainer to purge and to forget. */
export const handler = guarded((input: Input): Promise<unknown> => {
  if ('dead' in input) return removeAbandoned(input, services);
  if ('clear' in input) return clearCaches(input, services);
  if ('purge' in input) return purgeVersion(input, services);
  if ('forget' in input) return forgetEntries(input, memories);
  return withdrawRelease(input, services);
});
