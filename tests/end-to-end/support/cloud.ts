import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { inject } from 'vitest';
import { clientConfig } from '../../../local/clients.ts';

/** The deployed stack, and an administrator's clients for it. */
export const stack = inject('stack');
export const config = await clientConfig(stack);

export const s3 = new S3Client(config);
export const sfn = new SFNClient(config);
export const dynamo = new DynamoDBClient(config);
export const cloudwatch = new CloudWatchClient(config);
export const cloudtrail = new CloudTrailClient(config);
