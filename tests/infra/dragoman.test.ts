import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { parseConfig } from '../../infra/config/config.ts';
import { Dragoman } from '../../infra/dragoman.ts';
import { DragomanStack } from '../../infra/stack.ts';
import { emptyStack, quickApp, resourcesOf, stackOf, templateOf } from './synth.ts';

function pipelinesOf(template: Template): Set<unknown> {
  const functions = resourcesOf(template, 'AWS::Lambda::Function');
  const pipelines = functions.map(
    ([, { Properties }]) => (Properties['Environment'] as { Variables: Record<string, unknown> }).Variables['PIPELINE'],
  );
  return new Set(pipelines.filter((pipeline) => pipeline !== undefined));
}

test('two pipelines fit into one stack of another app, with a distribution each', () => {
  const stack = emptyStack();
  new Dragoman(stack, 'North', { languages: ['es'] });
  new Dragoman(stack, 'South', { languages: ['fr'] });
  const template = Template.fromStack(stack);
  expect(pipelinesOf(template)).toHaveProperty('size', 2);
  expect(resourcesOf(template, 'AWS::CloudFront::Distribution')).toHaveLength(2);
});

test('two stacks fit into one app and one account', () => {
  const app = quickApp();
  const config = parseConfig({});
  const stacks = ['North', 'South'].map((id) => new DragomanStack(app, id, { config }));
  const templates = stacks.map((stack) => Template.fromStack(stack));
  expect(new Set(templates.flatMap((template) => [...pipelinesOf(template)]))).toHaveProperty('size', 2);
});

test('nothing has a fixed name but the log of executions, which holds the id of its stack', () => {
  const { Resources } = templateOf().toJSON() as { Resources: Record<string, { Properties: Record<string, unknown> }> };
  const named = Object.values(Resources).flatMap(({ Properties }) =>
    Object.entries(Properties).filter(([name]) =>
      /^(Bucket|Table|Function|Queue|Topic|Role|StateMachine|LogGroup|ManagedPolicy|Alarm)Name$/.test(name),
    ),
  );
  // Permissions and invoke configurations refer to their function by a property of that name.
  const fixed = named.filter(([, value]) => !isReference(value));
  expect(fixed.map(([name]) => name)).toEqual(['LogGroupName']);
  expect(JSON.stringify(fixed)).toContain('AWS::StackId');
});

function isReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('Ref' in value || 'Fn::GetAtt' in value);
}

test('no custom resource, so no function but those that are here', () => {
  const { Resources } = templateOf().toJSON() as { Resources: Record<string, { Type: string }> };
  expect(
    Object.values(Resources).filter(({ Type }) => /^(Custom::|AWS::CloudFormation::CustomResource)/.test(Type)),
  ).toEqual([]);
});

test('the stack says what people need to know', () => {
  expect(Object.keys(Template.fromStack(stackOf()).findOutputs('*'))).toEqual([
    'UploadBucketName',
    'WorkBucketName',
    'PublishBucketName',
    'SiteUrl',
    'DistributionId',
    'DistributionDomainName',
    'StateMachineArn',
    'EditorPolicyArn',
    'CuratorPolicyArn',
    'ApproverPolicyArn',
    'OperatorPolicyArn',
    'MaintainerPolicyArn',
    'RepublishCommand',
    'AlarmTopicArn',
    'DeadLetterQueueUrl',
    'ReplayLettersName',
    'SiteDeadLetterQueueArn',
    'SigningKeyArn',
  ]);
});

test('fails on props that are wrong, as the stack does', () => {
  const langages = { langages: ['es'] };
  expect(() => new Dragoman(emptyStack(), 'Pipeline', langages as object)).toThrow('did you mean languages?');
});
