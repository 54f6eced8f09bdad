import { cloudFrontClient, sqsClient } from '../../aws/clients.ts';
import { invalidator } from '../../aws/cloudfront/invalidation.ts';
import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { siteTable } from '../../aws/dynamodb/site-table.ts';
import { spendingTable } from '../../aws/dynamodb/spending.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import { uploads } from '../../aws/s3/uploads.ts';
import { siteQueue } from '../../aws/sqs/site-queue.ts';
import { readEnvironment } from '../../contracts/environment.ts';
import type { PublishInput, PublishResult } from '../../contracts/messages.ts';
import { stylesheetObject } from '../../core/publication/pages/stylesheet.ts';
import { guarded } from '../shared/guarded.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { siteSigning } from '../shared/site-signing.ts';
import { publish } from './publish.ts';

const env = readEnvironment('publish');
const { s3, ...shared } = pipelineServices(env);
const published = objectStore(s3, env.PUBLISH_BUCKET);
const services = {
  ...shared,
  uploads: uploads(s3, env.UPLOAD_BUCKET),
  published,
  public: publicReleases(shared.dynamo, env.RELEASES_TABLE),
  spending: spendingTable(shared.dynamo, env.RELEASES_TABLE),
  table: siteTable(shared.dynamo, env.RELEASES_TABLE),
  sign: siteSigning(env.SIGNING_KEY, { ...shared, published }),
  stylesheet,
  invalidate: invalidator(cloudFrontClient(), env.DISTRIBUTION_ID),
  site: siteQueue(sqsClient(), env.SITE_QUEUE_URL),
};

let isStylesheetThere = false;

/**
 * Puts the stylesheet once in a function's life. Its name contains its digest, so one that is there already is the
 * same.
 */
async function stylesheet(): Promise<void> {
  if (!isStylesheetThere) await published.replace(stylesheetObject, undefined);
  isStylesheetThere = true;
}

export const handler = guarded((input: PublishInput): Promise<PublishResult> => publish(input, services));
