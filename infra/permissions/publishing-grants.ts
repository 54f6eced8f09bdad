import type { FunctionName } from '../../contracts/environment.ts';
import { keyPatterns, publishKeys, siteKeys } from '../../contracts/keys.ts';
import type { Places } from '../config/places.ts';
import { type Grant, notReleases, onItemsNotOf, onItemsOf, siteItems } from './grant.ts';

/** The keys of a published version that a withdrawal overwrites. */
const replaceable = [keyPatterns.versionPages, keyPatterns.manifests, keyPatterns.signatures];

/** What a version is made of, whether readers or its editors see it. */
export const readingWhatIsShown = ({ work, upload }: Places): readonly Grant[] => [
  {
    why: 'Reads the source and its renditions',
    actions: ['s3:GetObject'],
    on: [work.arnForObjects(keyPatterns.documents)],
  },
  {
    why: 'Reads the attachments, in the version that the revision registered',
    actions: ['s3:GetObjectVersion'],
    on: [upload.arnForObjects(keyPatterns.attachments)],
  },
  {
    why: 'S3 answers 404 for a deleted version only to those who may list; to others 403, which is ambiguous',
    actions: ['s3:ListBucket'],
    on: [upload.bucketArn],
  },
];

/**
 * Permissions of the functions that write to the publish bucket.
 *
 * @param shared `reporting`: permissions of every function that ends an upload. `counting`: those on the counters of
 *   what is sent.
 */
export function publishingGrants(
  places: Places,
  { reporting, counting }: { reporting: readonly Grant[]; counting: Grant },
): Record<Extract<FunctionName, 'publish' | 'withdraw' | 'site'>, readonly Grant[]> {
  const { upload, work, publish, distribution, releases, memory, humanMemory, siteQueue } = places;
  /** Signing itself is in the policy of the key (infra/storage/signing-key.ts). */
  const publishesItsKey: Grant = {
    why: 'Adds its key to those of the site; a key that is there stays',
    actions: ['s3:GetObject', 's3:PutObject'],
    on: [publish.arnForObjects(siteKeys.keys)],
  };
  return {
    publish: [
      ...readingWhatIsShown(places),
      {
        why: 'Writes a version once, compares it in a retry, deletes it if it is superseded before its commit',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        on: [publish.arnForObjects(keyPatterns.immutable)],
      },
      {
        why: 'Updates latest, the list of versions and the pages of the site with each version',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: [keyPatterns.latest, keyPatterns.versions, publishKeys.page('*')].map((pattern) =>
          publish.arnForObjects(pattern),
        ),
      },
      {
        why: "Writes the pages' stylesheet if it is missing",
        actions: ['s3:PutObject'],
        on: [publish.arnForObjects(siteKeys.stylesheet('*'))],
      },
      ...(places.signingKey === undefined ? [] : [publishesItsKey]),
      {
        why: 'Assigns the version number and commits; reads earlier versions for the histories',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        on: [releases.tableArn],
        when: onItemsNotOf(...notReleases),
      },
      {
        why: 'Reads the end of the catalogue, which the next signature names',
        actions: ['dynamodb:GetItem'],
        on: [releases.tableArn],
        when: onItemsOf(siteItems),
      },
      { ...counting, why: 'Gives back what a failed language did not use' },
      {
        why: 'Notifies lists and feeds of the commit',
        actions: ['sqs:SendMessage'],
        on: [siteQueue.queueArn],
      },
      {
        why: 'Removes a version from caches that was refused after it was written',
        actions: ['cloudfront:CreateInvalidation'],
        on: [distribution.distributionArn],
      },
      ...reporting,
    ],
    withdraw: [
      {
        why: 'Replaces each page by the notice, and the manifest by one that does not quote the text, with its signature; only this role may replace them',
        actions: ['s3:PutObject'],
        on: replaceable.map((pattern) => publish.arnForObjects(pattern)),
      },
      {
        why: 'Reads the manifest, and deletes the files of a version',
        actions: ['s3:GetObject', 's3:DeleteObject'],
        on: [publish.arnForObjects(keyPatterns.immutable)],
      },
      {
        why: 'Finds what attempts put that died before they wrote a manifest',
        actions: ['s3:ListBucket'],
        on: [publish.bucketArn],
        when: { StringLike: { 's3:prefix': keyPatterns.immutable } },
      },
      {
        why: 'Updates latest, the list of versions and the pages of the site; a later version stays',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: [keyPatterns.latest, keyPatterns.versions, publishKeys.page('*')].map((pattern) =>
          publish.arnForObjects(pattern),
        ),
      },
      ...(places.signingKey === undefined ? [] : [publishesItsKey]),
      {
        why: 'Registers the withdrawal by one conditional write; counts recent ones; reads the histories; purges a version',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query'],
        on: [releases.tableArn],
      },
      {
        why: 'Erases what was deleted or replaced, which the bucket keeps for some days; only this role may',
        actions: ['s3:DeleteObjectVersion'],
        on: [publish.arnForObjects('*')],
      },
      {
        why: 'Finds it, also of attempts that died; and what a purge erases in the other buckets',
        actions: ['s3:ListBucketVersions'],
        on: [publish.bucketArn, work.bucketArn, upload.bucketArn],
      },
      {
        why: 'A purge erases the documents, review packages, previews and reports of a version; a withdrawal and a death erase previews',
        actions: ['s3:DeleteObjectVersion'],
        on: [keyPatterns.documents, keyPatterns.reviews, keyPatterns.previews, ...keyPatterns.reports].map((pattern) =>
          work.arnForObjects(pattern),
        ),
      },
      {
        why: 'A purge erases the version of the file that it was made from, unless that is the newest',
        actions: ['s3:DeleteObjectVersion'],
        on: [upload.arnForObjects('*')],
      },
      {
        why: 'Forgets the sentences of a purged version, and what a maintainer names',
        actions: ['dynamodb:BatchWriteItem'],
        on: [memory.tableArn],
      },
      {
        why: "Forgets the same of people's words; other files' words for a text stay",
        actions: ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
        on: [humanMemory.tableArn],
      },
      { why: 'Notifies lists and feeds', actions: ['sqs:SendMessage'], on: [siteQueue.queueArn] },
      {
        why: 'Removes the release from caches',
        actions: ['cloudfront:CreateInvalidation'],
        on: [distribution.distributionArn],
      },
      ...reporting,
    ],
    site: [
      {
        why: 'Lambda fetches the releases that changed for the function',
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        on: [siteQueue.queueArn],
      },
      {
        why: 'Reads releases; changes places, counters and the log in one transaction',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        on: [releases.tableArn],
        when: onItemsNotOf(keyPatterns.termLists, keyPatterns.memories),
      },
      {
        why: 'Reads and writes the data of the lists',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: [work.arnForObjects(keyPatterns.site)],
      },
      {
        why: 'Writes the pages of the whole site. Lists are in the folders of their languages, which a pattern cannot tell from other folders',
        actions: ['s3:GetObject', 's3:PutObject'],
        on: keyPatterns.shared.map((pattern) => publish.arnForObjects(pattern)),
      },
    ],
  };
}
