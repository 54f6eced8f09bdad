import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../contracts/environment.ts';
import { acknowledgeWildcards, type Grant, policyDocument, tracing } from '../permissions/grant.ts';

export interface PipelineFunctionProps {
  /** The function's folder below `functions/`. */
  readonly name: FunctionName;
  readonly timeout: Duration;
  /** MiB. Processor time grows with it: a whole processor at 1769. */
  readonly memorySize: number;
  readonly environment: Record<string, string>;
  readonly grants: readonly Grant[];
  readonly logRetention: RetentionDays;
}

/** Resolved from this file, not the working directory, so that the construct bundles in any app. */
const repository = new URL('../../', import.meta.url);
const fromRepository = (path: string) => fileURLToPath(new URL(path, repository));

/** A Lambda function with its own log group and a role that allows exactly its grants. */
export class PipelineFunction extends Construct {
  readonly function: NodejsFunction;
  readonly role: IRole;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);

    // Logs hold ids and codes and expire, so they need not outlive the stack.
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    const ownLog: Grant = {
      why: 'Its own log; AWSLambdaBasicExecutionRole would open every log of the account',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      on: [this.logGroup.logGroupArn],
    };
    const grants = [ownLog, tracing, ...props.grants];
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Grants: policyDocument(grants) },
    });
    acknowledgeWildcards(role, grants);
    // CDK would add permissions; the role allows only the grants.
    this.role = role.withoutPolicyUpdates();

    this.function = new NodejsFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      entry: fromRepository(`functions/${props.name}/handler.ts`),
      projectRoot: fromRepository('.'),
      depsLockFilePath: fromRepository('package-lock.json'),
      bundling,
      timeout: props.timeout,
      memorySize: props.memorySize,
      environment: props.environment,
      // The SDK for Node.js keeps connections alive since version 3; the variable would have no effect.
      awsSdkConnectionReuse: false,
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
    });
  }
}

/**
 * Files that a bundle has in place of a package, each because it saves 10 ms or more of a cold start
 * (`npm run bench -- cold-start`).
 */
export const standIns: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': './functions/shims/environment-credentials.ts',
};

/** Files that each bundle carries beside its code, whose comments about licences esbuild drops. */
export const carried = ['LICENSE', 'NOTICE', 'THIRD-PARTY-LICENCES.txt'].map(fromRepository);

/** A command of the shell that CDK bundles with: `cmd` on Windows, else `bash`. */
function copyInto(directory: string): string {
  if (process.platform !== 'win32') return `cp ${carried.map((file) => `"${file}"`).join(' ')} "${directory}/"`;
  return carried.map((file) => `copy "${file}" "${directory}"`).join(' && ');
}

/**
 * Bundles ES modules, the SDK included: the tested version is the one that runs, and a cold start reads one
 * small file. The banner gives CommonJS dependencies the `require` that ES modules lack.
 */
export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  bundleAwsSDK: true,
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  commandHooks: {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (_, outputDirectory) => [copyInto(outputDirectory)],
  },
  esbuildArgs: {
    // They are those of a few packages only; `carried` has the licences of all.
    '--legal-comments': 'none',
    // An argument, since CDK does not pass its own `charset` option on.
    '--charset': 'utf8',
    ...Object.fromEntries(Object.entries(standIns).map(([name, file]) => [`--alias:${name}`, file])),
  },
};
