import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClientOptions } from '../aws/clients.ts';
import { readEnvironment, type Settings } from '../contracts/environment.ts';
import type { SpendingLimits } from '../contracts/spending.ts';
import { clientConfig } from '../local/clients.ts';
import { localStackName } from '../local/deploy.ts';
import { defaultStateDirectory } from '../local/paths.ts';
import { runningStack } from '../local/running.ts';
import type { Stack } from '../local/stack-file.ts';
import { CliError } from './cli-error.ts';
import type { Configuration } from './configuration.ts';

/** A deployed stack, as far as commands use it. */
export interface Deployment {
  /** How a person would say which one. */
  called: string;
  s3: S3Client;
  dynamo: DynamoDBDocumentClient;
  cloudfront: CloudFrontClient;
  publishBucket: string;
  workBucket: string;
  /** What a function of the stack is configured with, by a part of its logical id. */
  environmentOf(part: string): Promise<Record<string, string>>;
  /** What it was deployed with. */
  configuration(): Promise<Configuration>;
  /** Id of its distribution. */
  distribution: string;
  tables: { releases: string; memory: string; humanMemory: string };
  close(): void;
}

/**
 * The stack of that name in the account that the environment's credentials are of; without a name, the one of
 * the local cloud that this checkout runs, and nothing where none runs.
 */
export async function findDeployment(stackName: string | undefined): Promise<Deployment | undefined> {
  if (stackName !== undefined) return connect(await environmentConfig(), stackName, `the stack ${stackName}`);
  const stack = await runningStack(defaultStateDirectory);
  return stack === null ? undefined : localDeployment(stack);
}

export async function localDeployment(stack: Stack): Promise<Deployment> {
  return connect(await clientConfig(stack), localStackName, `the local cloud (${stack.endpoint})`);
}

/** @throws CliError where no stack is named and no local cloud runs. */
export async function requireDeployment(stackName: string | undefined): Promise<Deployment> {
  const found = await findDeployment(stackName);
  if (found !== undefined) return found;
  throw new CliError('No local cloud runs here: start it with npm run local, or name a deployed stack with --stack.');
}

/**
 * What the SDK for JavaScript does not take from the environment by itself, and `aws` does: the authorities
 * that are trusted instead of the usual ones.
 *
 * @throws CliError where the file cannot be read.
 */
export async function environmentConfig(env: NodeJS.ProcessEnv = process.env): Promise<object> {
  const bundle = env['AWS_CA_BUNDLE'];
  if (bundle === undefined || bundle === '') return {};
  const ca = await readFile(bundle).catch((cause) => {
    throw new CliError(`AWS_CA_BUNDLE is "${bundle}", which cannot be read: ${cause.message}`, { cause });
  });
  return { requestHandler: { httpsAgent: new Agent({ ca, keepAlive: true, maxSockets: 64 }) } };
}

async function connect(
  config: ConstructorParameters<typeof DynamoDBClient>[0] & object,
  name: string,
  called: string,
): Promise<Deployment> {
  const cloudformation = new CloudFormationClient(config as object);
  const { Stacks = [] } = await cloudformation.send(new DescribeStacksCommand({ StackName: name })).catch((cause) => {
    // No such stack, no permission, no credentials, no region: the SDK says which.
    throw new CliError(`${called} cannot be read: ${(cause as Error).message}`, { cause });
  });
  const outputs = new Map(Stacks[0]?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  const tables = new Map<string, string>();
  const functions = new Map<string, string>();
  let distribution = '';
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client: cloudformation },
    { StackName: name },
  )) {
    for (const { ResourceType, LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries) {
      if (ResourceType === 'AWS::DynamoDB::Table') tables.set(LogicalResourceId, PhysicalResourceId);
      if (ResourceType === 'AWS::Lambda::Function') functions.set(LogicalResourceId, PhysicalResourceId);
      if (ResourceType === 'AWS::CloudFront::Distribution') distribution = PhysicalResourceId;
    }
  }
  const physical = (kind: string, of: Map<string, string>, part: string) => {
    const found = [...of].find(([id]) => id.includes(part));
    if (found === undefined)
      throw new CliError(`The stack ${name} has no ${kind} ${part}. It may be of another version of Dragoman.`);
    return found[1];
  };
  const table = (part: string) => physical('table', tables, part);
  const lambda = new LambdaClient(config as object);
  const environmentOf = async (part: string) => {
    const FunctionName = physical('function', functions, part);
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    return Environment?.Variables ?? {};
  };
  const s3 = new S3Client(config as object);
  const cloudfront = new CloudFrontClient(config as object);
  const client = new DynamoDBClient(config);
  return {
    called,
    s3,
    dynamo: DynamoDBDocumentClient.from(client, documentClientOptions),
    cloudfront,
    distribution,
    publishBucket: outputs.get('PublishBucketName') ?? '',
    workBucket: outputs.get('WorkBucketName') ?? '',
    environmentOf,
    async configuration() {
      // What ingest reads an upload by, and what it holds against the limits.
      const { SETTINGS, SPENDING } = readEnvironment('ingest', await environmentOf('FunctionsIngest'));
      return { settings: JSON.parse(SETTINGS) as Settings, limits: JSON.parse(SPENDING) as SpendingLimits };
    },
    tables: {
      releases: table('TablesReleases'),
      memory: table('TablesTranslationMemory'),
      humanMemory: table('TablesHumanMemory'),
    },
    close: () => {
      cloudformation.destroy();
      lambda.destroy();
      s3.destroy();
      cloudfront.destroy();
      client.destroy();
    },
  };
}
