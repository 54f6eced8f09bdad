import type { FunctionName } from '../../contracts/environment.ts';
import { keyPatterns } from '../../contracts/keys.ts';
import { metricNamespace } from '../../contracts/metrics.ts';
import { eventSource } from '../../contracts/report.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import type { Places } from '../config/places.ts';
import type { Grant } from './grant.ts';
import { publishingGrants } from './publishing-grants.ts';

/**
 * Permissions of each function, besides writing its own log and traces. CDK's `grant…` methods are not used:
 * they allow more.
 */
export function functionGrants(places: Places, spending: SpendingLimits): Record<FunctionName, readonly Grant[]> {
  const { upload, work, releases, memory, humanMemory, deadLetters } = places;
  const documents = work.arnForObjects(keyPatterns.documents);
  const terms = work.arnForObjects(keyPatterns.termLists);

  /** Every function that reports writes the report and announces it. */
  const telling: readonly Grant[] = [
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
  ];
  /** Every function that ends an upload counts it too. */
  const reporting: readonly Grant[] = [
    ...telling,
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
      { why: 'The parsed document, and what people translated', actions: ['s3:PutObject'], on: [documents] },
      {
        why: "People's words, in and out, beside what other files say of the same text; no machine's",
        actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        on: [humanMemory.tableArn],
      },
      {
        why: "What each person's file taught, so that it can be taken back",
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        on: [work.arnForObjects(keyPatterns.words)],
      },
      {
        why: 'The revision, registered by one conditional write, and which version of a file teaches',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
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
      { why: 'What waits for a review', actions: ['s3:PutObject'], on: [work.arnForObjects(keyPatterns.reviews)] },
      {
        why: 'Segments that were translated before, and those that now are',
        actions: ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
        on: [memory.tableArn],
      },
      {
        why: "What people translated, which no machine's text may ever replace",
        actions: ['dynamodb:BatchGetItem'],
        on: [humanMemory.tableArn],
      },
      { why: 'The term list that the release was pinned to', actions: ['s3:GetObject'], on: [terms] },
      {
        why: 'TranslateText knows term lists as resources, but a request without one has none, and is allowed by this only',
        actions: ['translate:TranslateText'],
        on: ['*'],
      },
    ],
    'import-memory': [
      {
        why: 'Exactly the version that the event names, or the newest where it names none',
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        on: [upload.arnForObjects(keyPatterns.memories)],
      },
      {
        why: 'S3 says 404 of a version that is gone only to those who may list, else 403, which proves nothing',
        actions: ['s3:ListBucket'],
        on: [upload.bucketArn],
      },
      {
        why: 'What each file brought, so that it can be taken back',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        on: [work.arnForObjects(keyPatterns.memories)],
      },
      {
        why: 'Which upload of a memory is the newest, and that it still is when its pairs are written',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
        on: [releases.tableArn],
      },
      {
        why: 'The pairs, beside what other files say of the same text',
        actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        on: [humanMemory.tableArn],
      },
      ...reporting,
    ],
    estimate: [
      { why: 'The parsed document', actions: ['s3:GetObject'], on: [documents] },
      { why: 'The term list that the release was pinned to', actions: ['s3:GetObject'], on: [terms] },
      {
        why: 'What the upload carries beside its bytes, for the command that approves it',
        actions: ['s3:GetObjectVersion'],
        on: [upload.arnForObjects('*')],
      },
      {
        why: 'S3 says 404 of a version that is gone only to those who may list',
        actions: ['s3:ListBucket'],
        on: [upload.bucketArn],
      },
      {
        why: 'What is translated already',
        actions: ['dynamodb:BatchGetItem'],
        on: [memory.tableArn, humanMemory.tableArn],
      },
      {
        why: 'The revision that is held',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
      },
      ...(spending.dailyCharacters === undefined
        ? []
        : [{ why: 'The count of the day', actions: ['dynamodb:UpdateItem'], on: [releases.tableArn] }]),
      ...telling,
    ],
    ...publishingGrants(places, reporting),
    'import-terms': [
      {
        why: 'Exactly the version that the event names, or the newest where it names none',
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        on: [upload.arnForObjects(keyPatterns.termLists)],
      },
      {
        why: 'S3 says 404 of a version that is gone only to those who may list, else 403, which proves nothing',
        actions: ['s3:ListBucket'],
        on: [upload.bucketArn],
      },
      { why: 'The list as executions pin it', actions: ['s3:PutObject'], on: [terms] },
      {
        why: 'Which list is current, changed by one conditional write',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
      },
      {
        why: "This pipeline's lists and no others of the account, by how their names begin",
        actions: ['translate:GetTerminology', 'translate:ImportTerminology', 'translate:DeleteTerminology'],
        on: [places.termLists],
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
