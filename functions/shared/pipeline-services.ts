import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { counter } from '../../aws/cloudwatch/count.ts';
import { documentClientOptions } from '../../aws/dynamodb/document-client.ts';
import { releasesTable } from '../../aws/dynamodb/releases.ts';
import { termRecordsTable } from '../../aws/dynamodb/term-records.ts';
import { announcer } from '../../aws/eventbridge/announce.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import type { Environment, Settings } from '../../contracts/environment.ts';
import { systemClock } from '../../core/lib/clock.ts';
import { reportWriter } from './reports.ts';

/** What every function works with that may end an upload: made once, when the function starts. */
export function pipelineServices(env: Environment<'report-dead-execution'>) {
  const s3 = new S3Client({});
  const work = objectStore(s3, env.WORK_BUCKET);
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({}), documentClientOptions);
  return {
    s3,
    dynamo,
    settings: JSON.parse(env.SETTINGS) as Settings,
    clock: systemClock,
    work,
    releases: releasesTable(dynamo, env.RELEASES_TABLE),
    terms: termRecordsTable(dynamo, env.RELEASES_TABLE),
    report: reportWriter(work, announcer(new EventBridgeClient({}), env.PIPELINE)),
    count: counter(new CloudWatchClient({}), env.PIPELINE),
  };
}
