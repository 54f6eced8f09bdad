import { humanMemory, translationMemory } from '../../aws/dynamodb/memories.ts';
import { spendingTable } from '../../aws/dynamodb/spending.ts';
import { readEnvironment } from '../../contracts/environment.ts';
import type { EstimateInput, EstimateResult } from '../../contracts/messages.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import { guarded } from '../shared/guarded.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { estimate } from './estimate.ts';

const env = readEnvironment('estimate');
const { dynamo, ...shared } = pipelineServices(env);
const services = {
  ...shared,
  limits: JSON.parse(env.SPENDING) as SpendingLimits,
  memory: translationMemory(dynamo, env.MEMORY_TABLE),
  human: humanMemory(
    dynamo,
    { memory: env.HUMAN_MEMORY_TABLE, releases: env.RELEASES_TABLE },
    shared.settings.sharedWords,
  ),
  spending: spendingTable(dynamo, env.RELEASES_TABLE),
  uploadBucket: env.UPLOAD_BUCKET,
};

export const handler = guarded((input: EstimateInput): Promise<EstimateResult> => estimate(input, services));
