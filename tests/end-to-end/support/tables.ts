import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { config } from './cloud.ts';

/** The name that CloudFormation gave a table of the stack. `name` is its name in the template. */
export async function tableOf(name: 'Releases' | 'TranslationMemory' | 'HumanMemory'): Promise<string> {
  return physicalName('AWS::DynamoDB::Table', name);
}

/** The same for a Lambda function. */
export async function functionOf(name: string): Promise<string> {
  return physicalName('AWS::Lambda::Function', `Functions${name}Function`);
}

async function physicalName(type: string, name: string): Promise<string> {
  const { StackResources = [] } = await new CloudFormationClient(config).send(
    new DescribeStackResourcesCommand({ StackName: 'Dragoman' }),
  );
  const found = StackResources.find(
    ({ ResourceType, LogicalResourceId = '' }) => ResourceType === type && LogicalResourceId.includes(name),
  );
  if (found?.PhysicalResourceId === undefined) throw new Error(`the stack has no ${type} ${name}`);
  return found.PhysicalResourceId;
}
