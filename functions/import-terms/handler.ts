import { translateClient } from '../../aws/clients.ts';
import { uploads } from '../../aws/s3/uploads.ts';
import { engineTerminologies } from '../../aws/translate/engine-terminologies.ts';
import { readEnvironment } from '../../contracts/environment.ts';
import type { ImportTermsInput, ImportTermsResult } from '../../contracts/messages.ts';
import { termListPrefix } from '../../contracts/terminology.ts';
import { guarded } from '../shared/guarded.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { importTerms } from './import-terms.ts';

const env = readEnvironment('import-terms');
const { s3, terms, ...shared } = pipelineServices(env);
const services = {
  ...shared,
  records: terms,
  uploads: uploads(s3, env.UPLOAD_BUCKET),
  engine: engineTerminologies(translateClient({ maxAttempts: 5 })),
  prefix: termListPrefix(env.PIPELINE),
};

export const handler = guarded((input: ImportTermsInput): Promise<ImportTermsResult> => importTerms(input, services));
