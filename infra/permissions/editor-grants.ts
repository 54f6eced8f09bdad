import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { uploadFolders } from '../../contracts/keys.ts';
import { readingConfiguration, type StackPlaces } from '../config/reading-configuration.ts';
import { readingReports } from '../observability/reading-reports.ts';
import type { Grant } from './grant.ts';
import { neverApproves, neverCurates } from './reserved-folders.ts';

export interface EditorPlaces extends StackPlaces {
  readonly upload: IBucket;
  readonly work: IBucket;
  readonly publish: IBucket;
}

/**
 * An editor uploads and deletes files, reads reports and publications, and has files estimated.
 *
 * @param desks whether there are desks: then an editor is one of all desks, and term lists and memories are a curator's.
 */
export function editorGrants(places: EditorPlaces, { desks }: { desks: boolean }): readonly Grant[] {
  return [
    ...uploading(places, ['']),
    ...(desks ? [neverCurates(places.upload)] : []),
    neverApproves(places.upload),
    ...readingReports(places.work),
    ...common(places),
  ];
}

/** An editor of one desk: the same, of the releases in its folder. */
export function deskGrants(places: EditorPlaces, prefix: string): readonly Grant[] {
  return [
    ...uploading(places, [prefix]),
    neverApproves(places.upload),
    ...readingReports(places.work, [prefix]),
    ...common(places),
  ];
}

/** A curator keeps the term lists and memories, which are of all desks. */
export function curatorGrants(places: EditorPlaces): readonly Grant[] {
  const folders = [uploadFolders.terminology, uploadFolders.memory];
  return [
    ...uploading(places, folders),
    neverApproves(places.upload),
    ...readingReports(places.work, folders, { reviews: false }),
    ...readingConfiguration(places),
  ];
}

/** @param folders each with its slash; an empty one is the whole bucket. */
function uploading({ upload }: EditorPlaces, folders: readonly string[]): readonly Grant[] {
  const isWhole = folders.includes('');
  return [
    {
      why: 'Uploads and deletes files. A deletion withdraws; old versions stay, since only DeleteObjectVersion removes them',
      actions: [
        's3:PutObject',
        's3:GetObject',
        's3:GetObjectVersion',
        // `aws s3 cp` reads the tags of a large file that it copies over itself, as the commands of reports do.
        's3:GetObjectTagging',
        's3:DeleteObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      on: folders.map((folder) => upload.arnForObjects(`${folder}*`)),
    },
    {
      why: 'Lists uploads',
      actions: ['s3:ListBucket', 's3:ListBucketVersions'],
      on: [upload.bucketArn],
      ...(isWhole ? {} : { when: { StringLike: { 's3:prefix': folders.map((folder) => `${folder}*`) } } }),
    },
  ];
}

function common({ publish, ...stack }: EditorPlaces): readonly Grant[] {
  return [
    { why: 'Reads what the public may read', actions: ['s3:GetObject'], on: [publish.arnForObjects('*')] },
    { why: 'Lists it', actions: ['s3:ListBucket'], on: [publish.bucketArn] },
    ...readingConfiguration(stack),
  ];
}
