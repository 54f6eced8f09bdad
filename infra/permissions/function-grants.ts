import type { FunctionName } from '../../contracts/environment.ts';
import { keyPatterns } from '../../contracts/keys.ts';
import { metricNamespace } from '../../contracts/metrics.ts';
import { eventSource } from '../../contracts/report.ts';
import { spendingKeys } from '../../contracts/spending.ts';
import type { Places } from '../config/places.ts';
import { type Grant, notReleases, onItemsNotOf, onItemsOf } from './grant.ts';
import { publishingGrants, readingWhatIsShown } from './publishing-grants.ts';

/**
 * Permissions of each function, besides writing its own log and traces. CDK's `grant…` methods are not used:
 * they allow more.
 */
export function functionGrants(places: Places): Record<FunctionName, readonly Grant[]> {
  const { upload, work, releases, memory, humanMemory, deadLetters } = places;
  const documents = work.arnForObjects(keyPatterns.documents);
  const terms = work.arnForObjects(keyPatterns.termLists);
  const previews = work.arnForObjects(keyPatterns.previews);

  /** Every function that reports writes the report and announces it. */
  const telling: readonly Grant[] = [
    {
      why: 'Reads the earlier report first, since only a later one may replace it',
      actions: ['s3:GetObject', 's3:PutObject'],
      on: keyPatterns.reports.map((pattern) => work.arnForObjects(pattern)),
    },
    {
      why: 'Announces each outcome as an event',
      actions: ['events:PutEvents'],
      on: [places.eventBusArn],
      when: { StringEquals: { 'events:source': eventSource } },
    },
  ];
  /** Every function that ends an upload counts it too. */
  const reporting: readonly Grant[] = [
    ...telling,
    {
      why: 'Writes the metrics of the alarms; PutMetricData does not have resources, only a namespace',
      actions: ['cloudwatch:PutMetricData'],
      on: ['*'],
      when: { StringEquals: { 'cloudwatch:namespace': metricNamespace } },
    },
  ];

  const counters = [spendingKeys.days, spendingKeys.release('*')];
  const counting: Grant = {
    why: 'Counts what is sent, under keys that hold nothing else',
    actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
    on: [releases.tableArn],
    when: onItemsOf(...counters),
  };
  const booking = { actions: [...counting.actions, 'dynamodb:PutItem'] };

  return {
    ingest: [
      {
        why: 'Reads exactly the version that the event names, or the newest if it does not name one',
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        on: [upload.arnForObjects('*')],
      },
      {
        why: 'S3 answers 404 for a deleted version only to those who may list; to others 403, which is ambiguous',
        actions: ['s3:ListBucket'],
        on: [upload.bucketArn],
      },
      {
        why: 'Finds the version right before one that was republished: somebody may have withdrawn it meanwhile',
        actions: ['s3:ListBucketVersions'],
        on: [upload.bucketArn],
      },
      {
        why: "Writes the parsed document, and people's translations; not renditions, which Publish takes as they are",
        actions: ['s3:PutObject'],
        on: keyPatterns.ingested.map((pattern) => work.arnForObjects(pattern)),
      },
      {
        why: "Adds and removes people's translations, beside those of other files; not the machine's",
        actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        on: [humanMemory.tableArn],
      },
      {
        why: "Keeps the keys that each person's file added, to remove them later",
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        on: [work.arnForObjects(keyPatterns.words)],
      },
      { why: 'Reads the record and the current term list', actions: ['dynamodb:GetItem'], on: [releases.tableArn] },
      {
        why: 'Registers the revision by one conditional write; checks which version of a file counts',
        actions: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
        on: [releases.tableArn],
        when: onItemsNotOf(...notReleases),
      },
      { ...counting, ...booking, why: 'Books the most that a release can cost in the budget of the day' },
      ...reporting,
    ],
    translate: [
      { why: "Reads the parsed document and people's translations", actions: ['s3:GetObject'], on: [documents] },
      { why: 'Writes the rendition', actions: ['s3:PutObject'], on: [documents] },
      { why: 'Writes review packages', actions: ['s3:PutObject'], on: [work.arnForObjects(keyPatterns.reviews)] },
      {
        why: 'Looks up earlier translations, and stores new ones',
        actions: ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
        on: [memory.tableArn],
      },
      {
        why: "Reads people's translations, which a machine's must never replace",
        actions: ['dynamodb:BatchGetItem'],
        on: [humanMemory.tableArn],
      },
      {
        why: "Reads whether readers see a release, before it offers that release's words to another",
        actions: ['dynamodb:BatchGetItem'],
        on: [releases.tableArn],
      },
      { why: 'Reads the term list that the release is pinned to', actions: ['s3:GetObject'], on: [terms] },
      counting,
      {
        why: 'TranslateText takes term lists as resources, but a request without a list needs *',
        actions: ['translate:TranslateText'],
        on: ['*'],
      },
    ],
    'import-memory': [
      {
        why: 'Reads exactly the version that the event names, or the newest if it does not name one',
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        on: [upload.arnForObjects(keyPatterns.memories)],
      },
      {
        why: 'S3 answers 404 for a deleted version only to those who may list; to others 403, which is ambiguous',
        actions: ['s3:ListBucket'],
        on: [upload.bucketArn],
      },
      {
        why: 'Keeps the keys that each file added, to remove them later',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        on: [work.arnForObjects(keyPatterns.memories)],
      },
      {
        why: 'Checks that an upload of a memory is the newest, also while its pairs are written',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
        on: [releases.tableArn],
        when: onItemsOf(keyPatterns.memories),
      },
      {
        why: 'Adds and removes pairs, beside those of other files',
        actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        on: [humanMemory.tableArn],
      },
      ...reporting,
    ],
    estimate: [
      { why: 'Reads the parsed document', actions: ['s3:GetObject'], on: [documents] },
      { why: 'Reads the term list that the release is pinned to', actions: ['s3:GetObject'], on: [terms] },
      {
        why: 'Looks up earlier translations',
        actions: ['dynamodb:BatchGetItem'],
        on: [memory.tableArn, humanMemory.tableArn],
      },
      {
        why: "Reads whether readers see a release, before it offers that release's words to another",
        actions: ['dynamodb:BatchGetItem'],
        on: [releases.tableArn],
      },
      {
        why: 'Holds the revision',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
      },
      { ...counting, ...booking, why: 'Books what a release costs in the budget of the day, or gives it its turn' },
      ...telling,
    ],
    preview: [
      ...readingWhatIsShown(places),
      {
        why: 'Puts previews and nothing else; reads the data that a lasting page is made of',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: [previews],
      },
      {
        why: 'Finds the previews that show what will not be published, or is',
        actions: ['s3:ListBucketVersions'],
        on: [work.bucketArn],
        when: { StringLike: { 's3:prefix': keyPatterns.previews } },
      },
      { why: 'Erases those previews for good', actions: ['s3:DeleteObjectVersion'], on: [previews] },
      {
        why: 'Reads which revision waits, and earlier versions for the histories',
        actions: ['dynamodb:GetItem', 'dynamodb:Query'],
        on: [releases.tableArn],
        when: onItemsNotOf(...notReleases),
      },
      ...telling,
    ],
    ...publishingGrants(places, { reporting, counting }),
    'import-terms': [
      {
        why: 'Reads exactly the version that the event names, or the newest if it does not name one',
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        on: [upload.arnForObjects(keyPatterns.termLists)],
      },
      {
        why: 'S3 answers 404 for a deleted version only to those who may list; to others 403, which is ambiguous',
        actions: ['s3:ListBucket'],
        on: [upload.bucketArn],
      },
      { why: 'Writes the list that executions pin', actions: ['s3:PutObject'], on: [terms] },
      {
        why: 'Changes the current list by one conditional write',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
        when: onItemsOf(keyPatterns.termLists),
      },
      {
        why: "Only this pipeline's lists, by the prefix of their names",
        actions: ['translate:GetTerminology', 'translate:ImportTerminology', 'translate:DeleteTerminology'],
        on: [places.termLists],
      },
      ...reporting,
    ],
    'replay-letters': [
      {
        why: 'Takes the letters of events of the upload bucket out of the queue; puts others back',
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
        on: [deadLetters.queueArn],
      },
      {
        why: 'Starts the executions that are missing',
        actions: ['states:StartExecution'],
        on: [places.stateMachineArn],
      },
    ],
    'report-dead-execution': [
      {
        why: 'Marks the revision of the dead execution',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
        when: onItemsNotOf(...notReleases),
      },
      {
        why: 'Lambda itself sends an event there that this function could not handle',
        actions: ['sqs:SendMessage'],
        on: [deadLetters.queueArn],
      },
      ...reporting,
    ],
  };
}
