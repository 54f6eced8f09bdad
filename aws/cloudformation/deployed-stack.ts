import { DescribeStacksCommand, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { cloudFormationClient, lambdaClient } from '../clients.ts';

/** The resources and outputs of a deployed stack. */
export interface DeployedStack {
  outputs: ReadonlyMap<string, string>;
  resources: readonly StackResource[];
  /** The environment variables of a function, by its name in the construct. */
  functionEnvironment(name: string): Promise<Record<string, string>>;
  close(): void;
}

interface StackResource {
  type: string;
  logicalId: string;
  physicalId: string;
}

/** @throws the SDK's error if the stack, permission, credentials or region is missing */
export async function deployedStack(config: object, name: string): Promise<DeployedStack> {
  const cloudformation = cloudFormationClient(config);
  const lambda = lambdaClient(config);
  const { Stacks = [] } = await cloudformation.send(new DescribeStacksCommand({ StackName: name }));
  const outputs = Stacks[0]?.Outputs ?? [];
  const resources: StackResource[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client: cloudformation },
    { StackName: name },
  )) {
    for (const { ResourceType = '', LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries) {
      resources.push({ type: ResourceType, logicalId: LogicalResourceId, physicalId: PhysicalResourceId });
    }
  }
  return {
    outputs: new Map(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
    resources,
    async functionEnvironment(FunctionName) {
      const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      return Environment?.Variables ?? {};
    },
    close() {
      cloudformation.destroy();
      lambda.destroy();
    },
  };
}
