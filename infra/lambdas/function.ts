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
  /** Its folder below `functions/`. */
  readonly name: FunctionName;
  readonly timeout: Duration;
  /** MiB. Processor time comes with it: a whole processor at 1769. */
  readonly memorySize: number;
  readonly environment: Record<string, string>;
  readonly grants: readonly Grant[];
  readonly logRetention: RetentionDays;
}

/** Found from here and not from the working directory, so that the construct bundles in anybody's app. */
const repository = new URL('../../', import.meta.url);
const fromRepository = (path: string) => fileURLToPath(new URL(path, repository));

/** One Lambda function with its own log group and a role that allows what its grants say. */
export class PipelineFunction extends Construct {
  readonly function: NodejsFunction;
  readonly role: IRole;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);

    // Logs hold ids and codes and expire by themselves: nothing that must outlive the stack.
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
    // CDK would add permissions of its own; the grants are all there is.
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
      // Node.js's SDK keeps connections alive since version 3; the variable would only be noise.
      awsSdkConnectionReuse: false,
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
    });
  }
}

/**
 * ES modules, whole. The SDK is bundled too: what was tested is what runs, and a cold start reads
 * one small file. The banner gives CommonJS dependencies the `require` that ES modules lack.
 */
const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  bundleAwsSDK: true,
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  esbuildArgs: {
    '--legal-comments': 'none',
    // As an argument: CDK passes on no charset of its own option.
    '--charset': 'utf8',
    '--alias:@aws-sdk/credential-provider-node': './functions/shims/environment-credentials.ts',
    '--alias:decode-named-character-reference': './functions/shims/named-character-references.ts',
    // Node.js gets it as CommonJS, which is bundled whole; the same as modules leaves 17 KB out.
    '--alias:yaml': './node_modules/yaml/browser/dist/index.js',
    '--alias:mnemonist/lru-cache': './functions/shims/lru-cache.ts',
  },
};
