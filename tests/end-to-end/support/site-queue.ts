import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import { until } from '../../../terminal/until.ts';
import { config } from './cloud.ts';

/** Until the writer has taken in all that it was told: SQS gives nothing out any more, and hides nothing. */
export async function quiet(): Promise<void> {
  const { StackResources = [] } = await new CloudFormationClient(config).send(
    new DescribeStackResourcesCommand({ StackName: 'Dragoman' }),
  );
  const queues = StackResources.filter(
    ({ ResourceType, LogicalResourceId = '' }) =>
      ResourceType === 'AWS::SQS::Queue' && LogicalResourceId.startsWith('PipelineSiteQueue'),
  );
  expect(queues).toHaveLength(2);
  const sqs = new SQSClient(config);
  for (const { LogicalResourceId = '', PhysicalResourceId: QueueUrl } of queues) {
    await until(`${LogicalResourceId} to be empty`, async () => {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      return Object.values(Attributes).every((count) => count === '0') ? true : undefined;
    });
  }
}
