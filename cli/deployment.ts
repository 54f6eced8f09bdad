import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { type DynamoDBDocumentClient, documentClient, type S3Client, s3Client } from '../aws/clients.ts';
import { deployedStack } from '../aws/cloudformation/deployed-stack.ts';
import { readEnvironment, type Settings } from '../contracts/environment.ts';
import type { ForgetInput, PurgeInput } from '../contracts/messages.ts';
import type { SpendingLimits } from '../contracts/spending.ts';
import { clientConfig } from '../local/clients.ts';
import { localStackName } from '../local/deploy.ts';
import { defaultStateDirectory } from '../local/paths.ts';
import { runningStack } from '../local/running.ts';
import type { Stack } from '../local/stack-file.ts';
import { CliError } from './cli-error.ts';
import type { Configuration } from './configuration.ts';

/** A deployed stack, with the clients and names that commands use. */
export interface Deployment {
  /** Its name in messages. */
  called: string;
  s3: S3Client;
  dynamo: DynamoDBDocumentClient;
  uploadBucket: string;
  publishBucket: string;
  workBucket: string;
  /** CloudTrail's record of uploads and deletions; empty if there is none. */
  auditBucket: string;
  /** The environment of a function of the stack, by a part of its logical id. */
  environmentOf(part: string): Promise<Record<string, string>>;
  /** Has the function work that withdraws, purges and forgets; throws what it throws as `FunctionFailed`. */
  withdrawing(input: PurgeInput | ForgetInput): Promise<unknown>;
  /** The configuration that it was deployed with. */
  configuration(): Promise<Configuration>;
  tables: { releases: string; memory: string; humanMemory: string };
  close(): void;
}

/**
 * The stack of that name, in the account of the environment's credentials; without a name, the stack of this
 * checkout's local cloud, or undefined if it does not run.
 */
export async function findDeployment(stackName: string | undefined): Promise<Deployment | undefined> {
  if (stackName !== undefined) return connect(await environmentConfig(), stackName, `the stack ${stackName}`);
  const stack = await runningStack(defaultStateDirectory);
  return stack === null ? undefined : localDeployment(stack);
}

export async function localDeployment(stack: Stack): Promise<Deployment> {
  return connect(await clientConfig(stack), localStackName, `the local cloud (${stack.endpoint})`);
}

/** @throws CliError if neither a stack is named nor a local cloud runs. */
export async function requireDeployment(stackName: string | undefined): Promise<Deployment> {
  const found = await findDeployment(stackName);
  if (found !== undefined) return found;
  throw new CliError('No local cloud runs here: start it with npm run local, or name a deployed stack with --stack.');
}

/**
 * Reads AWS_CA_BUNDLE, which `aws` takes from the environment and the SDK for JavaScript does not.
 *
 * @throws CliError if the file cannot be read.
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
    // The stack, permission, credentials or region is missing: the SDK says which.
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
  const dynamo = documentClient(config);
  return {
    called,
    s3,
    dynamo,
    uploadBucket: stack.outputs.get('UploadBucketName') ?? '',
    publishBucket: stack.outputs.get('PublishBucketName') ?? '',
    workBucket: stack.outputs.get('WorkBucketName') ?? '',
    auditBucket: stack.outputs.get('AuditBucketName') ?? '',
    environmentOf,
    withdrawing: (input) => stack.invoke(physical('function', 'AWS::Lambda::Function', 'FunctionsWithdraw'), input),
    async configuration() {
      // The settings that ingest reads uploads with, and the limits.
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
      for (const client of [s3, dynamo]) client.destroy();
    },
  };
}
