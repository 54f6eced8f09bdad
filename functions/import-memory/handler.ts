import { readEnvironment } from '../../contracts/environment.ts';
import type { ImportResult, IngestInput } from '../../contracts/messages.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { uploads } from '../shared/uploads.ts';
import { wordsTable } from '../shared/words-table.ts';
import { importMemory } from './import-memory.ts';

const env = readEnvironment('import-memory');
const { s3, dynamo, ...shared } = pipelineServices(env);
const services = {
  ...shared,
  uploads: uploads(s3, env.UPLOAD_BUCKET),
  words: wordsTable(dynamo, env.RELEASES_TABLE, env.HUMAN_MEMORY_TABLE),
};

export function handler(input: IngestInput): Promise<ImportResult> {
  return importMemory(input, services);
}
