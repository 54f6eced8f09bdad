import { wordsTable } from '../../aws/dynamodb/words-table.ts';
import { uploads } from '../../aws/s3/uploads.ts';
import { readEnvironment } from '../../contracts/environment.ts';
import type { ImportResult, IngestInput } from '../../contracts/messages.ts';
import { guarded } from '../shared/guarded.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { importMemory } from './import-memory.ts';

const env = readEnvironment('import-memory');
const { s3, dynamo, ...shared } = pipelineServices(env);
const services = {
  ...shared,
  uploads: uploads(s3, env.UPLOAD_BUCKET),
  words: wordsTable(dynamo, env.RELEASES_TABLE, env.HUMAN_MEMORY_TABLE),
};

export const handler = guarded((input: IngestInput): Promise<ImportResult> => importMemory(input, services));
