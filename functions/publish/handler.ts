import { readEnvironment } from '../../contracts/environment.ts';
import type { PublishInput, PublishResult } from '../../contracts/messages.ts';
import { objectStore } from '../shared/object-store.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { publish } from './publish.ts';

const env = readEnvironment('publish');
const { s3, ...shared } = pipelineServices(env);
const services = { ...shared, published: objectStore(s3, env.PUBLISH_BUCKET) };

export function handler(input: PublishInput): Promise<PublishResult> {
  return publish(input, services);
}
