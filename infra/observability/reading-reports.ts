import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { keyPatterns } from '../../contracts/keys.ts';
import type { Grant } from '../permissions/grant.ts';

/**
 * Reads reports, review packages and previews, for editors and operators alike.
 *
 * @param folders of the upload bucket whose reports are meant, each with its slash; an empty one is the whole bucket.
 */
export function readingReports(
  work: IBucket,
  folders: readonly string[] = [''],
  { reviews = true } = {},
): readonly Grant[] {
  const kinds = [...keyPatterns.reports, ...(reviews ? [keyPatterns.reviews, keyPatterns.previews] : [])];
  const patterns = kinds.flatMap((pattern) => folders.map((folder) => pattern.replace(/\*$/, `${folder}*`)));
  return [
    {
      why: 'Reads the newest report of each upload, all earlier ones, review packages and previews',
      actions: ['s3:GetObject'],
      on: patterns.map((pattern) => work.arnForObjects(pattern)),
    },
    {
      why: 'Lists them, but not the documents under embargo beside them',
      actions: ['s3:ListBucket'],
      on: [work.bucketArn],
      when: { StringLike: { 's3:prefix': patterns } },
    },
  ];
}
