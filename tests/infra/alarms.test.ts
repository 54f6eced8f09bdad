import { readFile } from 'node:fs/promises';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { failures } from '../../contracts/failures.ts';
import { metricNamespace, metrics, pipelineDimension } from '../../contracts/metrics.ts';
import { resourcesOf, templateOf } from './synth.ts';

const template = templateOf();
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');
const runbook = await readFile(new URL('../../docs/operators/runbook.md', import.meta.url), 'utf8');

/** Headings as GitHub links to them. */
const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-'),
);

describe.each(alarms)('the alarm %s', (_id, { Properties }) => {
  test('has its section in the runbook', () => {
    const [, section] = /docs\/operators\/runbook\.md#([\w-]+)$/.exec(String(Properties['AlarmDescription'])) ?? [];
    expect(sections).toContain(section);
  });

  test('is sent to the topic, and silent while nothing is counted', () => {
    expect(Properties).toMatchObject({
      AlarmActions: [{ Ref: expect.stringContaining('AlarmsTopic') }],
      TreatMissingData: 'notBreaching',
      Threshold: 1,
    });
  });
});

test.each(
  Object.entries(failures)
    .filter(([, { disposition }]) => disposition !== 'reject')
    .map(([code]) => code),
)('the runbook knows what to do about %s', (code) => {
  expect(runbook).toContain(`\`${code}\``);
});

test('every metric that functions count has its alarm, for this pipeline', () => {
  const variables = resourcesOf(template, 'AWS::Lambda::Function')[0]?.[1].Properties['Environment'];
  const { PIPELINE } = (variables as { Variables: Record<string, unknown> }).Variables;
  for (const MetricName of Object.values(metrics)) {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: metricNamespace,
      MetricName,
      Dimensions: [{ Name: pipelineDimension, Value: PIPELINE }],
    });
  }
});

test.each([
  ['dead letters have one too', 'DeadLetters'],
  ['and so have those of the site', 'SiteQueueDeadLetters'],
])('%s', (_what, queue) => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [
      { Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^Pipeline${queue}`), 'QueueName'] } },
    ],
  });
});

test('the topic is encrypted with a key that CloudWatch may use, and takes its messages over TLS', () => {
  const thisAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
  const cloudWatch = { Service: 'cloudwatch.amazonaws.com' };
  template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
  template.hasResourceProperties('AWS::KMS::Key', {
    EnableKeyRotation: true,
    KeyPolicy: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Principal: cloudWatch,
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Condition: thisAccount,
        }),
      ]),
    },
  });
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        Match.objectLike({ Principal: cloudWatch, Action: 'sns:Publish', Condition: thisAccount }),
      ]),
    },
  });
});

test('alarmEmail subscribes to it', () => {
  template.resourceCountIs('AWS::SNS::Subscription', 0);
  templateOf({ alarmEmail: 'desk@example.org' }).hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'desk@example.org',
  });
});
