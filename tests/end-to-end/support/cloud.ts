import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { inject } from 'vitest';
import { clientConfig } from '../../../local/clients.ts';

/** The cloud of this worker; Vitest numbers them from 1, and gives each one file at a time. */
const cloud = inject('clouds')[Number(process.env['VITEST_POOL_ID']) - 1];
if (cloud === undefined) throw new Error(`there is no local cloud for worker ${process.env['VITEST_POOL_ID']}`);

/** The deployed stack, and an administrator's clients for it. */
export const { stack, stateDirectory } = cloud;
export const config = await clientConfig(stack);

export const s3 = new S3Client(config);
export const sfn = new SFNClient(config);
export const dynamo = new DynamoDBClient(config);
export const cloudwatch = new CloudWatchClient(config);
export const cloudtrail = new CloudTrailClient(config);
