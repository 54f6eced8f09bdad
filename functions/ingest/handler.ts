import { readEnvironment } from '../../contracts/environment.ts';
import type { IngestInput, IngestResult } from '../../contracts/messages.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { ingest } from './ingest.ts';
import { uploads } from './uploads.ts';

const env = readEnvironment('ingest');
const { s3, ...shared } = pipelineServices(env);
const services = { ...shared, uploads: uploads(s3, env.UPLOAD_BUCKET) };

export function handler(input: IngestInput): Promise<IngestResult> {
  return ingest(input, services);
}
