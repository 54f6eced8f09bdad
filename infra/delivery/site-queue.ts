import { Duration } from 'aws-cdk-lib';
import { CfnEventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../permissions/grant.ts';

/** Messages per run of the function: as many as SQS returns at once from a FIFO queue. */
const batch = 10;

/** Six times the function's timeout, as Lambda's documentation asks. A failed batch holds up the others for as long. */
const visibility = Duration.minutes(6);

/**
 * Tells the site function which releases changed. All messages are in one group, so that SQS never lets two
 * runs of the function overlap.
 */
export class SiteQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', fifo);
    acknowledge(this.deadLetters, { 'AwsSolutions-SQS3': 'This is the dead-letter queue itself.' });
    this.queue = new Queue(this, 'Queue', {
      ...fifo,
      visibilityTimeout: visibility,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
  }

  /**
   * Runs the function on the messages. Its permissions are among the function's grants; CDK's event source
   * would add others.
   */
  feed(reader: IFunction): void {
    new CfnEventSourceMapping(this, 'ToSite', {
      eventSourceArn: this.queue.queueArn,
      functionName: reader.functionName,
      batchSize: batch,
      functionResponseTypes: ['ReportBatchItemFailures'],
    });
  }
}

/** Messages, dead letters included, are kept as long as SQS allows. */
const fifo: QueueProps = {
  fifo: true,
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
};
