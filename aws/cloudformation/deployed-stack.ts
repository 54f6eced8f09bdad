import { DescribeStacksCommand, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { cloudFormationClient, lambdaClient } from '../clients.ts';

/** The resources and outputs of a deployed stack. */
export interface DeployedStack {
  outputs: ReadonlyMap<string, string>;
  resources: readonly StackResource[];
  /** The environment variables of a function, by its name in the construct. */
  functionEnvironment(name: string): Promise<Record<string, string>>;
  /**
   * Calls a function, and waits for its result.
   *
   * @throws FunctionFailed
   */
  invoke(name: string, input: object): Promise<unknown>;
  close(): void;
}

/** A function threw; `errorType` is the name of its error. */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
  readonly errorType: string;

  constructor(functionName: string, { errorType = 'Error', errorMessage = '' }: Thrown) {
    super(`${functionName} ended with ${errorType}: ${errorMessage}`);
    this.errorType = errorType;
  }
}

/** What Lambda returns of an error (Lambda developer guide: errors of Node.js functions). */
interface Thrown {
  errorType?: string;
  errorMessage?: string;
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
    async invoke(FunctionName, input) {
      const { FunctionError, Payload } = await lambda.send(
        new InvokeCommand({ FunctionName, Payload: JSON.stringify(input) }),
      );
      const result: unknown = JSON.parse(Buffer.from(Payload ?? []).toString() || 'null');
      if (FunctionError !== undefined) throw new FunctionFailed(FunctionName, result as Thrown);
      return result;
    },
    close() {
      cloudformation.destroy();
      lambda.destroy();
    },
  };
}
