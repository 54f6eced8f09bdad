import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { config } from './cloud.ts';

/** The name that CloudFormation gave a table of the stack, by the name that the template has for it. */
export async function tableOf(name: 'Releases' | 'TranslationMemory' | 'HumanMemory'): Promise<string> {
  const { StackResources = [] } = await new CloudFormationClient(config).send(
    new DescribeStackResourcesCommand({ StackName: 'Dragoman' }),
  );
  const table = StackResources.find(
    ({ ResourceType, LogicalResourceId = '' }) =>
      ResourceType === 'AWS::DynamoDB::Table' && LogicalResourceId.includes(name),
  );
  if (table?.PhysicalResourceId === undefined) throw new Error(`the stack has no table ${name}`);
  return table.PhysicalResourceId;
}
