import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import {
  type CloudFrontClient,
  cloudFrontClient,
  type DynamoDBDocumentClient,
  documentClient,
  type S3Client,
  s3Client,
} from '../aws/clients.ts';
import { deployedStack } from '../aws/cloudformation/deployed-stack.ts';
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

async function connect(config: object, name: string, called: string): Promise<Deployment> {
  const stack = await deployedStack(config, name).catch((cause: Error) => {
    // No such stack, no permission, no credentials, no region: the SDK says which.
    throw new CliError(`${called} cannot be read: ${cause.message}`, { cause });
  });
  const physical = (kind: string, type: string, part: string) => {
    const found = stack.resources.find((one) => one.type === type && one.logicalId.includes(part));
    if (found === undefined)
      throw new CliError(`The stack ${name} has no ${kind} ${part}. It may be of another version of Dragoman.`);
    return found.physicalId;
  };
  const table = (part: string) => physical('table', 'AWS::DynamoDB::Table', part);
  const environmentOf = (part: string) =>
    stack.functionEnvironment(physical('function', 'AWS::Lambda::Function', part));
  const s3 = s3Client(config);
  const cloudfront = cloudFrontClient(config);
  const dynamo = documentClient(config);
  return {
    called,
    s3,
    dynamo,
    cloudfront,
    distribution: stack.resources.find(({ type }) => type === 'AWS::CloudFront::Distribution')?.physicalId ?? '',
    publishBucket: stack.outputs.get('PublishBucketName') ?? '',
    workBucket: stack.outputs.get('WorkBucketName') ?? '',
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
      stack.close();
      for (const client of [s3, cloudfront, dynamo]) client.destroy();
    },
  };
}
