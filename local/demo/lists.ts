import { setTimeout as delay } from 'node:timers/promises';
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localStackName } from '../deploy.ts';

const pollMs = 100;
/** A batch takes a second or two; one that fails comes back after minutes, and nobody waits for that. */
const patienceMs = 60_000;

/**
 * Waits until lists, feeds and sitemaps have all that was published: their writer is told of it before the
 * report is there, and its queue is empty once it has written it.
 *
 * @returns false where it has not come to that in time.
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
