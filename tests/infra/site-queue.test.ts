import { expect, test } from 'vitest';
import { onlyResourceOf, resourcesOf, templateOf } from './synth.ts';

const template = templateOf();
const queues = resourcesOf(template, 'AWS::SQS::Queue').filter(([id]) => id.startsWith('PipelineSiteQueue'));
const [deadLettersId] = onlyResourceOf(template, 'AWS::SQS::Queue', 'SiteQueueDeadLetters');

test('messages keep their order, are encrypted, and wait for two weeks', () => {
  expect(queues).toHaveLength(2);
  for (const [, { Properties }] of queues) {
    expect(Properties).toMatchObject({
      FifoQueue: true,
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 1_209_600,
    });
  }
});

test('what fails five times leaves the way to the others', () => {
  expect(queues.map(([, { Properties }]) => Properties['RedrivePolicy'])).toContainEqual({
    deadLetterTargetArn: { 'Fn::GetAtt': [deadLettersId, 'Arn'] },
    maxReceiveCount: 5,
  });
});

test('ten at once go to the function that writes the lists, which outlives none of its messages', () => {
  const [, { Properties }] = onlyResourceOf(template, 'AWS::Lambda::EventSourceMapping');
  expect(Properties).toMatchObject({
    FunctionName: { Ref: expect.stringContaining('FunctionsSite') },
    BatchSize: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  const [, { Properties: reader }] = onlyResourceOf(template, 'AWS::Lambda::Function', 'FunctionsSite');
  const visible = queues
    .map(([, queue]) => queue.Properties['VisibilityTimeout'])
    .find((timeout) => timeout !== undefined);
  expect(visible).toBe(6 * Number(reader['Timeout']));
});
