import { setTimeout as delay } from 'node:timers/promises';
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localStackName } from '../deploy.ts';

const pollMs = 100;
/** A batch takes a second or two; a failed one is retried only after minutes. */
const patienceMs = 60_000;

/**
 * Waits until lists, feeds and sitemaps include every published release: the site function is notified before
 * the report is written, and its queue is empty once it has written them.
 *
 * @returns false if that takes too long.
 */
export async function listsAreWritten(config: S3ClientConfig): Promise<boolean> {
  const cloudformation = new CloudFormationClient(config as object);
  const sqs = new SQSClient(config as object);
  try {
    const { StackResources = [] } = await cloudformation.send(
      new DescribeStackResourcesCommand({ StackName: localStackName }),
    );
    const queue = StackResources.find(
      ({ ResourceType, LogicalResourceId = '' }) =>
        ResourceType === 'AWS::SQS::Queue' && /^PipelineSiteQueue[0-9A-F]{8}$/.test(LogicalResourceId),
    );
    if (queue === undefined) throw new Error('The stack has no queue for its lists and feeds.');
    for (const end = performance.now() + patienceMs; performance.now() < end; await delay(pollMs)) {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: queue.PhysicalResourceId,
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      if (Object.values(Attributes).every((count) => count === '0')) return true;
    }
    return false;
  } finally {
    cloudformation.destroy();
    sqs.destroy();
  }
}
