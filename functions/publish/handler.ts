import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment } from '../../contracts/environment.ts';
import type { PublishInput, PublishResult } from '../../contracts/messages.ts';
import { invalidator } from '../shared/invalidation.ts';
import { objectStore } from '../shared/object-store.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { publicReleases } from '../shared/public-releases.ts';
import { sharedObjects } from '../shared/shared-objects.ts';
import { siteQueue } from '../shared/site-queue.ts';
import { uploads } from '../shared/uploads.ts';
import { publish } from './publish.ts';
import { stylesheetOnce } from './put-stylesheet.ts';

const env = readEnvironment('publish');
const { s3, ...shared } = pipelineServices(env);
const services = {
  ...shared,
  uploads: uploads(s3, env.UPLOAD_BUCKET),
  published: objectStore(s3, env.PUBLISH_BUCKET),
  public: publicReleases(shared.dynamo, env.RELEASES_TABLE),
  stylesheet: stylesheetOnce(sharedObjects(s3, env.PUBLISH_BUCKET)),
  invalidate: invalidator(new CloudFrontClient({}), env.DISTRIBUTION_ID),
  site: siteQueue(new SQSClient({}), env.SITE_QUEUE_URL),
};

export function handler(input: PublishInput): Promise<PublishResult> {
  return publish(input, services);
}
