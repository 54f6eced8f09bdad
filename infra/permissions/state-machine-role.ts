import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { acknowledgeWildcards, type Grant, policyDocument, tracing } from './grant.ts';

const logging: Grant = {
  why: 'Log delivery does not have resources (Step Functions Developer Guide: Logging to CloudWatch Logs)',
  actions: [
    'logs:CreateLogDelivery',
    'logs:GetLogDelivery',
    'logs:UpdateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:DescribeResourcePolicies',
    'logs:DescribeLogGroups',
  ],
  on: ['*'],
};

const sampledTracing: Grant = {
  ...tracing,
  actions: [...tracing.actions, 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
};

/** The state machine's role: it invokes the functions, and writes its log and traces. */
export function stateMachineRole(scope: Construct, functions: readonly IFunction[]): IRole {
  const journey: Grant = {
    why: 'Invokes the functions of the journey, without version or alias',
    actions: ['lambda:InvokeFunction'],
    on: functions.map(({ functionArn }) => functionArn),
  };
  const grants = [journey, logging, sampledTracing];
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('states.amazonaws.com'),
    inlinePolicies: { Grants: policyDocument(grants) },
  });
  acknowledgeWildcards(role, grants);
  return role.withoutPolicyUpdates();
}
