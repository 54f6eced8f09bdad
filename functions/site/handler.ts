import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { documentClient, s3Client } from '../../aws/clients.ts';
import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { siteTable } from '../../aws/dynamodb/site-table.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import { readEnvironment, type Settings } from '../../contracts/environment.ts';
import { siteWriter } from '../../core/publication/site/writer/site.ts';
import { guarded } from '../shared/guarded.ts';
import { readBatch } from './read-batch.ts';

const env = readEnvironment('site');
const dynamo = documentClient();
const s3 = s3Client();
const write = siteWriter({
  settings: JSON.parse(env.SETTINGS) as Settings,
  pipeline: env.PIPELINE,
  table: siteTable(dynamo, env.RELEASES_TABLE),
  releases: publicReleases(dynamo, env.RELEASES_TABLE),
  work: objectStore(s3, env.WORK_BUCKET),
  published: objectStore(s3, env.PUBLISH_BUCKET),
});

export const handler = guarded((event: SQSEvent): Promise<SQSBatchResponse> => readBatch(event, write));
