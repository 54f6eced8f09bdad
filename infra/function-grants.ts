import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionName } from '../contracts/environment.ts';
import { keyPatterns, publishKeys } from '../contracts/keys.ts';
import { metricNamespace } from '../contracts/metrics.ts';
import { eventSource } from '../contracts/report.ts';
import type { Grant } from './grant.ts';

/** Everything that functions are allowed to touch. */
export interface Places {
  readonly upload: IBucket;
  readonly work: IBucket;
  readonly publish: IBucket;
  readonly releases: ITable;
  readonly memory: ITable;
  readonly deadLetters: IQueue;
  readonly eventBusArn: string;
}

/**
 * What each function may do, beside writing its own log and its traces. CDK's `grant…` are not used: their sets are
 * wider.
 */
export function functionGrants(places: Places): Record<FunctionName, readonly Grant[]> {
  const { upload, work, publish, releases, memory, deadLetters } = places;
  const documents = work.arnForObjects(keyPatterns.documents);

  /** What every function that ends an upload does: report it, announce it, count it. */
  const reporting: readonly Grant[] = [
    {
      why: 'A report is replaced only by a later one, so it is read first',
      actions: ['s3:GetObject', 's3:PutObject'],
      on: keyPatterns.reports.map((pattern) => work.arnForObjects(pattern)),
    },
    {
      why: 'Each outcome is an event',
      actions: ['events:PutEvents'],
      on: [places.eventBusArn],
      when: { StringEquals: { 'events:source': eventSource } },
    },
    {
      why: 'The figures behind the alarms; PutMetricData knows no resources, only a namespace',
      actions: ['cloudwatch:PutMetricData'],
      on: ['*'],
      when: { StringEquals: { 'cloudwatch:namespace': metricNamespace } },
    },
  ];

  return {
    ingest: [
      {
        why: 'Exactly the version that the event names, or the newest where it names none',
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        on: [upload.arnForObjects('*')],
      },
      {
        why: 'S3 says 404 of a version that is gone only to those who may list, else 403, which proves nothing',
        actions: ['s3:ListBucket'],
        on: [upload.bucketArn],
      },
      { why: 'The parsed document', actions: ['s3:PutObject'], on: [documents] },
      {
        why: 'The revision, registered by one conditional write',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
      },
      ...reporting,
    ],
    translate: [
      {
        why: 'The parsed document in, the rendition out',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: [documents],
      },
      {
        why: 'Segments that were translated before, and those that now are',
        actions: ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
        on: [memory.tableArn],
      },
      { why: 'TranslateText knows no resources', actions: ['translate:TranslateText'], on: ['*'] },
    ],
    publish: [
      { why: 'The source and its renditions', actions: ['s3:GetObject'], on: [documents] },
      {
        why: 'A version: written once, compared when a retry meets it, taken back when it is superseded before its commit',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        on: [publish.arnForObjects(keyPatterns.immutable)],
      },
      {
        why: 'What moves on with each version: latest and the pages of the site',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: [keyPatterns.latest, publishKeys.page('*')].map((pattern) => publish.arnForObjects(pattern)),
      },
      {
        why: 'The version number and the commit',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
      },
      ...reporting,
    ],
    'report-dead-execution': [
      {
        why: 'The revision that the execution leaves behind',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
      },
      {
        why: 'Lambda itself puts an event there that this function could not handle',
        actions: ['sqs:SendMessage'],
        on: [deadLetters.queueArn],
      },
      ...reporting,
    ],
  };
}
