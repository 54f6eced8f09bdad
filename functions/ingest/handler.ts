import { spendingTable } from '../../aws/dynamodb/spending.ts';
import { wordsTable } from '../../aws/dynamodb/words-table.ts';
import { uploads } from '../../aws/s3/uploads.ts';
import { readEnvironment } from '../../contracts/environment.ts';
import type { IngestInput, IngestResult } from '../../contracts/messages.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import { guarded } from '../shared/guarded.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { ingest } from './ingest.ts';

const env = readEnvironment('ingest');
const { s3, dynamo, ...shared } = pipelineServices(env);
const services = {
  ...shared,
  limits: JSON.parse(env.SPENDING) as SpendingLimits,
  spending: spendingTable(dynamo, env.RELEASES_TABLE),
  uploads: uploads(s3, env.UPLOAD_BUCKET),
  words: wordsTable(dynamo, env.RELEASES_TABLE, env.HUMAN_MEMORY_TABLE),
};

export const handler = guarded((input: IngestInput): Promise<IngestResult> => ingest(input, services));
