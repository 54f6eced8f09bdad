import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readEnvironment, type Settings } from '../../contracts/environment.ts';
import type { IngestInput, IngestResult } from '../../contracts/messages.ts';
import { systemClock } from '../../core/clock.ts';
import { announcer } from '../shared/announce.ts';
import { counter } from '../shared/count.ts';
import { documentClientOptions } from '../shared/document-client.ts';
import { objectStore } from '../shared/object-store.ts';
import { releasesTable } from '../shared/releases.ts';
import { reportWriter } from '../shared/reports.ts';
import { ingest } from './ingest.ts';
import { uploads } from './uploads.ts';

const env = readEnvironment('ingest');
const s3 = new S3Client({});
const work = objectStore(s3, env.WORK_BUCKET);

const services = {
  settings: JSON.parse(env.SETTINGS) as Settings,
  clock: systemClock,
  uploads: uploads(s3, env.UPLOAD_BUCKET),
  work,
  releases: releasesTable(
    DynamoDBDocumentClient.from(new DynamoDBClient({}), documentClientOptions),
    env.RELEASES_TABLE,
  ),
  report: reportWriter(work, announcer(new EventBridgeClient({}), env.PIPELINE)),
  count: counter(new CloudWatchClient({}), env.PIPELINE),
};

export function handler(input: IngestInput): Promise<IngestResult> {
  return ingest(input, services);
}
