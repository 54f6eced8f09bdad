import { CloudFormationClient, type CloudFormationClientConfig } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient, type CloudFrontClientConfig } from '@aws-sdk/client-cloudfront';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KMSClient, type KMSClientConfig } from '@aws-sdk/client-kms';
import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { TranslateClient, type TranslateClientConfig } from '@aws-sdk/client-translate';
import { DynamoDBDocumentClient, type TranslateConfig } from '@aws-sdk/lib-dynamodb';

/**
 * The AWS clients that functions and commands build their services from. Each caller makes its own: a bundle
 * contains only the clients that its function names (`tests/functions/bundles.test.ts`), and a function makes them
 * while it starts, when Lambda gives it a whole processor.
 */
export const s3Client = (config: S3ClientConfig = {}) => new S3Client(config);

export function documentClient(config: DynamoDBClientConfig = {}): DynamoDBDocumentClient {
  const client = new DynamoDBClient(config);
  const documents = DynamoDBDocumentClient.from(client, documentClientOptions);
  documents.destroy = () => client.destroy(); // its own does nothing: it takes the client for somebody else's
  return documents;
}

export const cloudFrontClient = (config: CloudFrontClientConfig = {}) => new CloudFrontClient(config);
export const cloudFormationClient = (config: CloudFormationClientConfig = {}) => new CloudFormationClient(config);
export const lambdaClient = (config: LambdaClientConfig = {}) => new LambdaClient(config);
export const translateClient = (config: TranslateClientConfig = {}) => new TranslateClient(config);
export const kmsClient = (config: KMSClientConfig = {}) => new KMSClient(config);
export const cloudWatchClient = () => new CloudWatchClient({});
export const eventBridgeClient = () => new EventBridgeClient({});
export const sfnClient = () => new SFNClient({});
export const sqsClient = () => new SQSClient({});

/** Optional fields are left out of items; a record reads back as it was written. */
export const documentClientOptions: TranslateConfig = { marshallOptions: { removeUndefinedValues: true } };

export type { DynamoDBDocumentClient, S3Client };
