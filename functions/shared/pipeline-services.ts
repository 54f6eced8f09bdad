import { cloudWatchClient, documentClient, eventBridgeClient, s3Client } from '../../aws/clients.ts';
import { counter } from '../../aws/cloudwatch/count.ts';
import { releasesTable } from '../../aws/dynamodb/releases.ts';
import { termRecordsTable } from '../../aws/dynamodb/term-records.ts';
import { announcer } from '../../aws/eventbridge/announce.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import type { Environment, Settings } from '../../contracts/environment.ts';
import { systemClock } from '../../core/lib/clock.ts';
import { reportWriter } from './reports.ts';

/** Makes the services of every function that may end an upload, once when the function starts. */
export function pipelineServices(env: Environment<'report-dead-execution'>) {
  const s3 = s3Client();
  const work = objectStore(s3, env.WORK_BUCKET);
  const dynamo = documentClient();
  return {
    s3,
    dynamo,
    settings: JSON.parse(env.SETTINGS) as Settings,
    clock: systemClock,
    work,
    releases: releasesTable(dynamo, env.RELEASES_TABLE),
    terms: termRecordsTable(dynamo, env.RELEASES_TABLE),
    report: reportWriter(work, announcer(eventBridgeClient(), env.PIPELINE)),
    count: counter(cloudWatchClient(), env.PIPELINE),
  };
}
