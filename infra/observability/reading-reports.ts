import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { keyPatterns } from '../../contracts/keys.ts';
import type { Grant } from '../permissions/grant.ts';

/**
 * Reads reports, and what editors work with: review packages, and previews of what is under embargo.
 *
 * @param folders of the upload bucket whose reports are meant, each with its slash; an empty one is the whole bucket.
 */
export function readingReports(
  work: IBucket,
  folders: readonly string[] = [''],
  { reviews = true, previews = reviews }: { reviews?: boolean; previews?: boolean } = {},
): readonly Grant[] {
  const kinds = [
    ...keyPatterns.reports,
    ...(reviews ? [keyPatterns.reviews] : []),
    ...(previews ? [keyPatterns.previews] : []),
  ];
  const patterns = kinds.flatMap((pattern) => folders.map((folder) => pattern.replace(/\*$/, `${folder}*`)));
  return readingWork(
    work,
    patterns,
    'the newest report of each upload, all earlier ones, review packages and previews',
  );
}

/** Reads and lists some of the work bucket, but not the documents under embargo beside it. */
export function readingWork(work: IBucket, patterns: readonly string[], what: string): readonly Grant[] {
  return [
    { why: `Reads ${what}`, actions: ['s3:GetObject'], on: patterns.map((pattern) => work.arnForObjects(pattern)) },
    {
      why: 'Lists them, but not the documents under embargo beside them',
      actions: ['s3:ListBucket'],
      on: [work.bucketArn],
      when: { StringLike: { 's3:prefix': [...patterns] } },
    },
  ];
}
