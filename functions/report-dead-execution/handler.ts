import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readEnvironment, type Settings } from '../../contracts/environment.ts';
import { systemClock } from '../../core/clock.ts';
import { announcer } from '../shared/announce.ts';
import { counter } from '../shared/count.ts';
import { documentClientOptions } from '../shared/document-client.ts';
import { objectStore } from '../shared/object-store.ts';
import { releasesTable } from '../shared/releases.ts';
import { reportWriter } from '../shared/reports.ts';
import { type ExecutionEvent, reportDeadExecution } from './report-dead-execution.ts';

const env = readEnvironment('report-dead-execution');

const services = {
  settings: JSON.parse(env.SETTINGS) as Settings,
  clock: systemClock,
  releases: releasesTable(
    DynamoDBDocumentClient.from(new DynamoDBClient({}), documentClientOptions),
    env.RELEASES_TABLE,
  ),
  report: reportWriter(
    objectStore(new S3Client({}), env.WORK_BUCKET),
    announcer(new EventBridgeClient({}), env.PIPELINE),
  ),
  count: counter(new CloudWatchClient({}), env.PIPELINE),
};

export function handler(event: ExecutionEvent): Promise<void> {
  return reportDeadExecution(event, services);
}
