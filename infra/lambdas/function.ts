import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../contracts/environment.ts';
import { acknowledgeWildcards, type Grant, policyDocument, tracing } from '../permissions/grant.ts';
import { codeOf } from './bundles.ts';

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

/** A Lambda function with its own log group and a role that allows exactly its grants. */
export class PipelineFunction extends Construct {
  readonly function: LambdaFunction;
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

    this.function = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: codeOf(props.name),
      handler: 'index.handler',
      timeout: props.timeout,
      memorySize: props.memorySize,
      environment: props.environment,
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
    });
  }
}
