import { Match } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ignoredEndings } from '../../contracts/keys.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import { UploadDesk } from '../functions/ingest/upload-desk.ts';
import { runs } from '../support/runs.ts';
import { onlyResourceOf, resourcesOf, templateOf, textOf } from './synth.ts';

const template = templateOf();
const rules = resourcesOf(template, 'AWS::Events::Rule');
const [deadLettersId, deadLetters] = onlyResourceOf(template, 'AWS::SQS::Queue', 'PipelineDeadLetters');

describe.each(rules)('the rule %s', (_id, rule) => {
  test('tries for a day, and then keeps the event', () => {
    const { Targets } = rule.Properties as { Targets: unknown[] };
    expect(Targets.length).toBeGreaterThan(0);
    for (const target of Targets) {
      expect(target).toMatchObject({
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [deadLettersId, 'Arn'] } },
      });
    }
  });
});

test('uploads and deletions by somebody start the state machine', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.s3'],
      'detail-type': ['Object Created', 'Object Deleted'],
      detail: {
        bucket: { name: [{ Ref: Match.stringLikeRegexp('BucketsUpload') }] },
        object: { key: [{ 'anything-but': { suffix: ignoredEndings } }] },
        reason: [{ 'anything-but': 'Lifecycle Expiration' }, { exists: false }],
      },
    },
    Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('StateMachine') } })],
  });
});

describe('a key that the rule stops', () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  const left = [
    '.DS_Store',
    'Thumbs.db',
    'thumbs.db',
    'THUMBS.DB',
    '~$report.docx',
    '.~lock.a.odt#',
    'a.md',
    '.tmp',
    '',
  ];
  const key = fc
    .array(fc.oneof(fc.constantFrom(...left, '2026', 'a.files', '~$x'), fc.string({ maxLength: 4 })), { minLength: 1 })
    .map((names) => names.join('/'));
  const isStopped = (one: string) => ignoredEndings.some((ending) => one.endsWith(ending));

  test.each(['2026/', 'a/.DS_Store', 'a/b/Thumbs.db', 'a.files/.DS_Store'])('is %s', (one) => {
    expect(isStopped(one)).toBe(true);
  });

  test('is one that Ingest ignores, as an upload and as a deletion', async () => {
    await fc.assert(
      fc.asyncProperty(key, async (one) => {
        fc.pre(isStopped(one));
        const desk = new UploadDesk();
        expect((await desk.drop(one, 'x')).outcome).toBe('ignored');
        expect((await desk.delete(one)).outcome).toBe('ignored');
      }),
      { numRuns: runs(500) },
    );
  });

  test('is every one that Ingest ignores, but for names that only their beginning or their case tells', () => {
    fc.assert(
      fc.property(key, (one) => {
        fc.pre(isIgnored(one) && !isStopped(one));
        const name = one.slice(one.lastIndexOf('/') + 1);
        expect(/^(?:~\$|\.~lock)/.test(name) || /thumbs\.db$/i.test(name) || one === '.DS_Store').toBe(true);
      }),
      { numRuns: runs(2_000) },
    );
  });
});

test('an execution of this state machine that died is reported, and what it put is removed', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: {
        // Its own: the removal of what an execution put cannot lead to another.
        stateMachineArn: [{ Ref: Match.stringLikeRegexp('PublishReleaseStateMachine') }],
        status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
      },
    },
    Targets: [
      Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('ReportDeadExecution'), 'Arn'] } }),
      Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('RemoveAbandonedStateMachine') } }),
    ],
  });
});

test('what the reporting function fails at becomes a dead letter too', () => {
  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    FunctionName: { Ref: Match.stringLikeRegexp('ReportDeadExecution') },
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [deadLettersId, 'Arn'] } } },
  });
});

test('dead letters are encrypted, kept for 14 days, taken over TLS and from these rules only', () => {
  expect(deadLetters.Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
  const [, policy] = onlyResourceOf(template, 'AWS::SQS::QueuePolicy', 'PipelineDeadLetters');
  const { Statement } = policy.Properties['PolicyDocument'] as { Statement: Record<string, unknown>[] };
  expect(Statement).toContainEqual(
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  );
  const senders = Statement.filter(({ Effect }) => Effect === 'Allow');
  expect(senders).toHaveLength(rules.length);
  for (const { Condition } of senders) {
    expect(Object.values(Condition as object).map((test) => textOf(Object.values(test as object)[0]))).toEqual([
      expect.stringMatching(/Events/),
    ]);
  }
});
