import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { keyPatterns } from '../../contracts/keys.ts';
import type { Grant } from '../permissions/grant.ts';

/** Reads reports and review packages, for editors and operators alike. */
export function readingReports(work: IBucket): readonly Grant[] {
  return [
    {
      why: 'Reads the newest report of each upload, all earlier ones, and review packages',
      actions: ['s3:GetObject'],
      on: [...keyPatterns.reports, keyPatterns.reviews].map((pattern) => work.arnForObjects(pattern)),
    },
    {
      why: 'Lists them, but not the documents under embargo beside them',
      actions: ['s3:ListBucket'],
      on: [work.bucketArn],
      when: { StringLike: { 's3:prefix': [...keyPatterns.reports, keyPatterns.reviews] } },
    },
  ];
}
