import { expect, test } from 'vitest';
import { onlyResourceOf, templateOf } from './synth.ts';

const template = templateOf();
const [, queue] = onlyResourceOf(template, 'AWS::SQS::Queue', 'SiteQueueQueue');
const [deadLettersId, deadLetters] = onlyResourceOf(template, 'AWS::SQS::Queue', 'SiteQueueDeadLetters');

test('messages keep their order, are encrypted, and wait for two weeks', () => {
  for (const { Properties } of [queue, deadLetters]) {
    expect(Properties).toMatchObject({
      FifoQueue: true,
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 1_209_600,
    });
  }
});

test('what fails five times leaves the way to the others', () => {
  expect(queue.Properties['RedrivePolicy']).toEqual({
    deadLetterTargetArn: { 'Fn::GetAtt': [deadLettersId, 'Arn'] },
    maxReceiveCount: 5,
  });
});
