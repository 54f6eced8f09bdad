import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { eraser } from '../../aws/s3/erase.ts';
import { uploads } from '../../aws/s3/uploads.ts';
import { readEnvironment } from '../../contracts/environment.ts';
import type { ErasePreviewsInput, PreviewInput, PreviewResult } from '../../contracts/messages.ts';
import { guarded } from '../shared/guarded.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { forgetPreviews, preview } from './preview.ts';

const env = readEnvironment('preview');
const { s3, dynamo, ...shared } = pipelineServices(env);
const services = {
  ...shared,
  uploads: uploads(s3, env.UPLOAD_BUCKET),
  public: publicReleases(dynamo, env.RELEASES_TABLE),
  workBucket: env.WORK_BUCKET,
  erased: eraser(s3, env.WORK_BUCKET),
};

export const handler = guarded(
  (input: PreviewInput | ErasePreviewsInput): Promise<PreviewResult> =>
    'erase' in input ? forgetPreviews(input, services) : preview(input, services),
);
