import type { FunctionName } from '../../contracts/environment.ts';
import { keyPatterns, publishKeys, siteKeys } from '../../contracts/keys.ts';
import type { Places } from '../config/places.ts';
import type { Grant } from './grant.ts';

/** The keys of a published version that a withdrawal overwrites. */
const replaceable = [keyPatterns.versionPages, keyPatterns.manifests];

/**
 * Permissions of the functions that write to the publish bucket.
 *
 * @param reporting permissions of every function that ends an upload.
 */
export function publishingGrants(
  { upload, work, publish, distribution, releases, siteQueue }: Places,
  reporting: readonly Grant[],
): Record<Extract<FunctionName, 'publish' | 'withdraw' | 'site'>, readonly Grant[]> {
  const documents = work.arnForObjects(keyPatterns.documents);
  return {
    publish: [
      { why: 'The source and its renditions', actions: ['s3:GetObject'], on: [documents] },
      {
        why: 'The attachments, exactly as they were when the revision was registered',
        actions: ['s3:GetObjectVersion'],
        on: [upload.arnForObjects(keyPatterns.attachments)],
      },
      {
        why: 'S3 says 404 of a version that is gone only to those who may list, else 403, which proves nothing',
        actions: ['s3:ListBucket'],
        on: [upload.bucketArn],
      },
      {
        why: 'A version: written once, compared when a retry meets it, taken back when it is superseded before its commit',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        on: [publish.arnForObjects(keyPatterns.immutable)],
      },
      {
        why: 'What moves on with each version: latest, the list of versions, and the pages of the site',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: [keyPatterns.latest, keyPatterns.versions, publishKeys.page('*')].map((pattern) =>
          publish.arnForObjects(pattern),
        ),
      },
      {
        why: "The pages' stylesheet, where nothing is yet",
        actions: ['s3:PutObject'],
        on: [publish.arnForObjects(siteKeys.stylesheet('*'))],
      },
      {
        why: 'The version number and the commit; the versions before, for the histories',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        on: [releases.tableArn],
      },
      {
        why: 'That lists and feeds follow the commit',
        actions: ['sqs:SendMessage'],
        on: [siteQueue.queueArn],
      },
      {
        why: 'That caches hold nothing of a version that was refused after it was put',
        actions: ['cloudfront:CreateInvalidation'],
        on: [distribution.distributionArn],
      },
      ...reporting,
    ],
    withdraw: [
      {
        why: "The notice in the place of each page, and the manifest without the text's words: the one role that may put something else there",
        actions: ['s3:PutObject'],
        on: replaceable.map((pattern) => publish.arnForObjects(pattern)),
      },
      {
        why: 'What a version is made of, from its manifest, and then without it',
        actions: ['s3:GetObject', 's3:DeleteObject'],
        on: [publish.arnForObjects(keyPatterns.immutable)],
      },
      {
        why: 'What moves on with each version; a later one stays',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: [keyPatterns.latest, keyPatterns.versions, publishKeys.page('*')].map((pattern) =>
          publish.arnForObjects(pattern),
        ),
      },
      {
        why: 'The withdrawal, registered by one conditional write; how many there were of late; what histories show',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        on: [releases.tableArn],
      },
      { why: 'That lists and feeds follow', actions: ['sqs:SendMessage'], on: [siteQueue.queueArn] },
      {
        why: 'That caches hold nothing of it any more',
        actions: ['cloudfront:CreateInvalidation'],
        on: [distribution.distributionArn],
      },
      ...reporting,
    ],
    site: [
      {
        why: 'The releases that changed, as Lambda fetches them for the function',
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        on: [siteQueue.queueArn],
      },
      {
        why: 'What each release is now; places, counters and the log, changed in one transaction',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
      },
      {
        why: 'What the lists are made of',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: [work.arnForObjects(keyPatterns.site)],
      },
      {
        why: 'What belongs to no release alone. Lists lie in the folders of their languages, whose names a pattern cannot tell from others',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: keyPatterns.shared.map((pattern) => publish.arnForObjects(pattern)),
      },
    ],
  };
}
