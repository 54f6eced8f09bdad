import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { signalGroup } from './child.ts';
import { account, awsEnvironment, region, withoutAws } from './environment.ts';
import { LocalError } from './errors.ts';
import { repository } from './paths.ts';
import type { Progress } from './progress.ts';

/** The stack's name, unless a test deploys another. */
export const localStackName = 'Dragoman';

export interface DeployOptions {
  endpoint: string;
  caBundle: string;
  stateDirectory: string;
  /** As for cdk: `languages=es,fr`. */
  context: string[];
  /** The CDK app's command; default: cdk.json's. */
  app?: string | undefined;
  /** The stack whose outputs are read. */
  stackName: string;
  progress: Progress;
  /** Ends cdk. */
  signal?: AbortSignal;
}

export type Outputs = Record<
  'uploadBucket' | 'workBucket' | 'publishBucket' | 'stateMachineArn' | 'distributionDomainName',
  string
>;

const outputNames: Record<keyof Outputs, string> = {
  uploadBucket: 'UploadBucketName',
  workBucket: 'WorkBucketName',
  publishBucket: 'PublishBucketName',
  stateMachineArn: 'StateMachineArn',
  distributionDomainName: 'DistributionDomainName',
};

/** Runs the real `cdk bootstrap` and `cdk deploy`, as for an account. */
export async function deploy(options: DeployOptions): Promise<Outputs> {
  const outputsFile = path.join(options.stateDirectory, 'outputs.json');
  await rm(outputsFile, { force: true });
  // An interrupted run leaves its lock there.
  await rm(path.join(options.stateDirectory, 'cdk.out'), { recursive: true, force: true });
  options.progress.step('cdk bootstrap');
  // From a directory without an app: bootstrapping does not need it, and would synthesise it.
  await cdk(options, options.stateDirectory, ['bootstrap', `aws://${account}/${region}`]);
  options.progress.step(`cdk deploy ${options.stackName}`);
  await cdk(options, repository, [
    'deploy',
    options.stackName,
    ...['--require-approval', 'never', '--outputs-file', outputsFile],
    ...['--output', path.join(options.stateDirectory, 'cdk.out')],
    ...(options.app ? ['--app', options.app] : []),
    ...options.context.flatMap((entry) => ['-c', entry]),
  ]);
  const outputs = JSON.parse(await readFile(outputsFile, 'utf8'))[options.stackName] ?? {};
  const read = Object.entries(outputNames).map(([key, name]) => {
    if (typeof outputs[name] !== 'string') throw new LocalError('OutputMissing', `The stack has no output ${name}.`);
    return [key, outputs[name]];
  });
  return Object.fromEntries(read) as Outputs;
}

/** Runs a command of cdk against the local cloud. */
export async function cdk(options: DeployOptions, cwd: string, args: string[]): Promise<void> {
  const log = createWriteStream(path.join(options.stateDirectory, 'cdk.log'), { flags: 'a' });
  const program = path.join(repository, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const child = spawn(process.execPath, [program, ...args, '--no-notices', '--ci'], {
    cwd,
    env: {
      ...withoutAws(process.env),
      ...awsEnvironment(options),
      NODE_EXTRA_CA_CERTS: path.resolve(repository, options.caBundle),
      // Ignores the user's own profiles and settings.
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // cdk runs the app and esbuild below it, all in a process group of their own.
  const abort = () => signalGroup(child.pid, 'SIGTERM');
  options.signal?.addEventListener('abort', abort, { once: true });
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      log.write(chunk);
      tail.push(chunk);
    });
  }
  const [code] = await once(child, 'close');
  log.end();
  options.signal?.removeEventListener('abort', abort);
  options.signal?.throwIfAborted();
  if (code === 0) return;
  const output = tail.join('').trimEnd().split('\n').slice(-25).join('\n');
  throw new LocalError('DeployFailed', `${output}\ncdk ${args[0]} failed.`);
}
