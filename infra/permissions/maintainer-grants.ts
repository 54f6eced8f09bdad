import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { keyPatterns } from '../../contracts/keys.ts';
import { readingConfiguration, type StackPlaces } from '../config/reading-configuration.ts';
import { readingWork } from '../observability/reading-reports.ts';
import type { Grant } from './grant.ts';
import { neverApproves } from './reserved-folders.ts';

export interface MaintainerPlaces extends StackPlaces {
  readonly upload: IBucket;
  readonly work: IBucket;
  readonly publish: IBucket;
  readonly releases: ITable;
  readonly memory: ITable;
  readonly humanMemory: ITable;
  readonly withdraw: IFunction;
  readonly site: IFunction;
}

/**
 * A maintainer exports and forgets the memory, purges versions, and looks whether what was withdrawn is gone. Reads the
 * memory, texts under embargo included. Deletes nothing by itself: the withdrawing function does, and says what.
 */
export function maintainerGrants(places: MaintainerPlaces): readonly Grant[] {
  const { work, publish, releases, memory, humanMemory, withdraw, site } = places;
  return [
    {
      why: 'Has the withdrawing function purge versions and forget entries, since the buckets deny it to everyone else',
      actions: ['lambda:InvokeFunction'],
      on: [withdraw.functionArn],
    },
    {
      why: 'Reads the memory, to export it and to find entries',
      actions: ['dynamodb:Scan'],
      on: [memory.tableArn, humanMemory.tableArn],
    },
    {
      why: 'Reads which versions a release has and had',
      actions: ['dynamodb:GetItem', 'dynamodb:Query'],
      on: [releases.tableArn],
    },
    ...readingWork(places.work, [keyPatterns.previews], 'previews, which a purge erases too'),
    { why: 'Reads what the public may read', actions: ['s3:GetObject'], on: [publish.arnForObjects('*')] },
    {
      why: 'Finds the sentences of a version that is not public any more, to forget them with it',
      actions: ['s3:GetObject'],
      on: [work.arnForObjects('documents/*')],
    },
    { why: 'Lists it', actions: ['s3:ListBucket'], on: [publish.bucketArn] },
    neverApproves(places.upload),
    ...readingConfiguration(places),
    {
      why: 'Reads the address of the site: the environment of one function, which does not contain secrets',
      actions: ['lambda:GetFunctionConfiguration'],
      on: [site.functionArn],
    },
  ];
}
