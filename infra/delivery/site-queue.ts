import { Duration } from 'aws-cdk-lib';
import { CfnEventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../permissions/acknowledge.ts';

/** Messages that one run of the function takes together: what SQS gives out at once of a FIFO queue. */
const batch = 10;

/** Six times the function's timeout, as Lambda's documentation asks for. A batch that fails keeps the others waiting for so long. */
const visibility = Duration.minutes(6);

/**
 * What tells the writer of lists and feeds which releases have changed. All messages are of one group,
 * so that SQS itself never lets two runs of the function go on at once.
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
   * Runs a function on what arrives. What Lambda needs for it stands among the function's grants; CDK's
   * event source would add permissions of its own.
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

/** Dead letters wait as long as SQS allows, and so does what nobody reads. */
const fifo: QueueProps = {
  fifo: true,
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
};
