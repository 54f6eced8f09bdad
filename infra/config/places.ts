import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** Everything that functions may access. */
export interface Places {
  readonly upload: IBucket;
  readonly work: IBucket;
  readonly publish: IBucket;
  readonly distribution: IDistribution;
  readonly releases: ITable;
  readonly memory: ITable;
  readonly humanMemory: ITable;
  readonly deadLetters: IQueue;
  readonly siteQueue: IQueue;
  /** ARN pattern of this pipeline's term lists in Amazon Translate. */
  readonly termLists: string;
  readonly eventBusArn: string;
  /** Known only once the functions are, which it invokes. */
  readonly stateMachineArn: string;
  /** ARN of the key that signs; absent if the pipeline does not sign. */
  readonly signingKey?: string;
}
