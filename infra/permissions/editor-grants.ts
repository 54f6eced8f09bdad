import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { readingConfiguration, type StackPlaces } from '../config/reading-configuration.ts';
import { readingReports } from '../observability/reading-reports.ts';
import type { Grant } from './grant.ts';

export interface EditorPlaces extends StackPlaces {
  readonly upload: IBucket;
  readonly work: IBucket;
  readonly publish: IBucket;
}

/** An editor uploads and deletes files, reads reports and publications, and has files estimated. */
export function editorGrants({ upload, work, publish, ...stack }: EditorPlaces): readonly Grant[] {
  return [
    {
      why: 'Uploads and deletes files. A deletion withdraws; old versions stay, since only DeleteObjectVersion removes them',
      actions: [
        's3:PutObject',
        's3:GetObject',
        's3:GetObjectVersion',
        // `aws s3 cp` reads the tags of a large file that it copies over itself, as approvals do.
        's3:GetObjectTagging',
        's3:DeleteObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      on: [upload.arnForObjects('*')],
    },
    { why: 'Lists uploads', actions: ['s3:ListBucket', 's3:ListBucketVersions'], on: [upload.bucketArn] },
    ...readingReports(work),
    { why: 'Reads what the public may read', actions: ['s3:GetObject'], on: [publish.arnForObjects('*')] },
    { why: 'Lists it', actions: ['s3:ListBucket'], on: [publish.bucketArn] },
    ...readingConfiguration(stack),
  ];
}
