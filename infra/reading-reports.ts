import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { keyPatterns } from '../contracts/keys.ts';
import type { Grant } from './grant.ts';

/** What became of an upload, for editors and operators alike. */
export function readingReports(work: IBucket): readonly Grant[] {
  return [
    {
      why: 'The newest report of each upload, and all before it',
      actions: ['s3:GetObject'],
      on: keyPatterns.reports.map((pattern) => work.arnForObjects(pattern)),
    },
    {
      why: 'Finding the reports, and not the documents under embargo beside them',
      actions: ['s3:ListBucket'],
      on: [work.bucketArn],
      when: { StringLike: { 's3:prefix': [...keyPatterns.reports] } },
    },
  ];
}
