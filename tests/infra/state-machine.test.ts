import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { maxEmbargoDays } from '../../contracts/limits.ts';
import { engineCodes } from '../../contracts/locales.ts';
import { definitionOf, type State, stateOf } from './definition.ts';
import { templateOf } from './synth.ts';

interface Validation {
  isValid: boolean;
  errorsText(separator: string): string;
}
// The package has no types.
const validate: (definition: unknown) => Validation = createRequire(import.meta.url)('asl-validator');

const definition = definitionOf();
const everyLanguage = stateOf(definition, 'EveryLanguage');
const translate = everyLanguage.ItemProcessor ? stateOf(everyLanguage.ItemProcessor, 'Translate') : undefined;
const tasks: [string, State | undefined][] = [
  ['Ingest', stateOf(definition, 'Ingest')],
  ['ImportMemory', stateOf(definition, 'ImportMemory')],
  ['Estimate', stateOf(definition, 'Estimate')],
  ['Translate', translate],
  ['EraseReplacedPreview', stateOf(definition, 'EraseReplacedPreview')],
  ['Preview', stateOf(definition, 'Preview')],
  ['GiveUpPreview', stateOf(definition, 'GiveUpPreview')],
  ['ErasePreview', stateOf(definition, 'ErasePreview')],
  ['Publish', stateOf(definition, 'Publish')],
  ['Withdraw', stateOf(definition, 'Withdraw')],
  ['FinishWithdrawal', stateOf(definition, 'FinishWithdrawal')],
  ['ClearCaches', stateOf(definition, 'ClearCaches')],
  ['ImportTerms', stateOf(definition, 'ImportTerms')],
  ['RetireTerms', stateOf(definition, 'RetireTerms')],
];

test('is valid Amazon States Language, in JSONata', () => {
  const { isValid, errorsText } = validate(definition);
  expect(isValid, errorsText('\n')).toBe(true);
  expect(definition.QueryLanguage).toBe('JSONata');
});

test('fails validation where a state is missing', () => {
  const { Publish: _, ...States } = definition.States;
  expect(validate({ ...definition, States }).isValid).toBe(false);
});

test('reads as the journey', () => {
  expect(definition.StartAt).toBe('WhatIsIt');
  expect(stateOf(definition, 'WhatIsIt')).toMatchObject({
    Choices: [{ Next: 'ImportTerms' }, { Next: 'ImportMemory' }],
    Default: 'Ingest',
  });
  expect(stateOf(definition, 'ImportMemory').End).toBe(true);
  expect(stateOf(definition, 'Ingest').Next).toBe('AnythingToPublish');
  expect(stateOf(definition, 'AnythingToPublish')).toMatchObject({
    Choices: [{ Next: 'EraseReplacedPreview' }, { Next: 'Estimate' }, { Next: 'EveryLanguage' }, { Next: 'Withdraw' }],
    Default: 'NothingToPublish',
  });
  expect(stateOf(definition, 'Estimate').Next).toBe('CostsTooMuch');
  expect(stateOf(definition, 'CostsTooMuch')).toMatchObject({
    Choices: [{ Next: 'HeldForApproval' }, { Next: 'WaitForTheNextDay' }],
    Default: 'EveryLanguage',
  });
  expect(stateOf(definition, 'WaitForTheNextDay')).toMatchObject({
    Timestamp: '{% $states.input.turn %}',
    Next: 'Estimate',
  });
  expect(everyLanguage).toMatchObject({ MaxConcurrency: 40, Next: 'UnderEmbargo' });
  expect(stateOf(definition, 'UnderEmbargo')).toMatchObject({
    Choices: [{ Next: 'Preview' }],
    Default: 'Publish',
  });
  expect(stateOf(definition, 'EraseReplacedPreview').Next).toBe('AnythingToPublish');
  expect(stateOf(definition, 'ErasePreview').Next).toBe('RefusedLate');
  expect(stateOf(definition, 'WaitForEmbargo').Next).toBe('Publish');
  expect(stateOf(definition, 'Publish')).toMatchObject({
    Next: 'RefusedLate',
    Arguments: { Payload: { clearsLater: true } },
  });
  expect(stateOf(definition, 'RefusedLate')).toMatchObject({
    Choices: [{ Next: 'ErasePreview' }, { Next: 'ClearCaches' }],
    Default: 'Ended',
  });
  expect(stateOf(definition, 'ClearCaches').End).toBe(true);
  expect(stateOf(definition, 'Withdraw')).toMatchObject({
    Next: 'AnythingTakenAway',
    Arguments: { Payload: { step: 'take-away' } },
  });
  expect(stateOf(definition, 'AnythingTakenAway')).toMatchObject({
    Choices: [{ Next: 'FinishWithdrawal' }],
    Default: 'NothingTakenAway',
  });
  expect(stateOf(definition, 'FinishWithdrawal')).toMatchObject({
    End: true,
    Arguments: { Payload: { step: 'finish' } },
  });
});

test('a release is published in time also if its preview fails, and what was put of that is erased', () => {
  const unchanged = { ErrorEquals: ['States.ALL'], Output: '{% $states.input %}' };
  expect(stateOf(definition, 'Preview')).toMatchObject({
    Next: 'WaitForEmbargo',
    Output: '{% $states.input %}',
    Catch: [{ ...unchanged, Next: 'GiveUpPreview' }],
  });
  expect(stateOf(definition, 'GiveUpPreview')).toMatchObject({
    Next: 'WaitForEmbargo',
    Output: '{% $states.input %}',
    Catch: [{ ...unchanged, Next: 'WaitForEmbargo' }],
  });
});

test.each(['FinishWithdrawal', 'ClearCaches'])('%s waits for hours, in minutes, until CloudFront has room', (name) => {
  const [retry] = stateOf(definition, name).Retry ?? [];
  expect(retry).toMatchObject({
    ErrorEquals: ['TooManyInvalidationsInProgress'],
    IntervalSeconds: 60,
    MaxDelaySeconds: 300,
    JitterStrategy: 'FULL',
  });
  expect((300 / 2) * (retry?.MaxAttempts ?? 0)).toBeGreaterThan(4 * 3600);
});

test('a term list is imported, and the one that it replaces goes a day later', () => {
  expect(stateOf(definition, 'WhatIsIt').Choices?.[0]?.Condition).toContain("= 'terminology/'");
  expect(stateOf(definition, 'ImportTerms').Next).toBe('AnyListToRetire');
  expect(stateOf(definition, 'AnyListToRetire')).toMatchObject({
    Choices: [{ Next: 'UntilNothingUsesIt' }],
    Default: 'NothingToRetire',
  });
  expect(stateOf(definition, 'UntilNothingUsesIt')).toMatchObject({ Seconds: 86_400, Next: 'RetireTerms' });
  expect(stateOf(definition, 'RetireTerms').Arguments?.Payload).toEqual({ retire: '{% $states.input.retire %}' });
});

describe.each(tasks)('the task %s', (_name, task) => {
  test('is retried with full jitter, a minute apart at most, on whatever is thrown', () => {
    const retries = task?.Retry ?? [];
    expect(retries.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
    expect(retries.flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual(
      expect.arrayContaining(['Lambda.TooManyRequestsException', 'OutOfTime', 'Contended']),
    );
    for (const { ErrorEquals, JitterStrategy, MaxDelaySeconds } of retries) {
      expect(JitterStrategy).toBe('FULL');
      expect(MaxDelaySeconds).toBeLessThanOrEqual(ErrorEquals.includes('TooManyInvalidationsInProgress') ? 300 : 60);
    }
  });
});

test.each(tasks)('the task %s waits minutes for room among the functions that run at once', (_name, task) => {
  const retry = task?.Retry?.find(({ ErrorEquals }) => ErrorEquals.includes('Lambda.TooManyRequestsException'));
  // Its tries are its own: what else may fail has not used them up. With full jitter half of each delay is waited.
  expect(retry?.ErrorEquals).toEqual(['Lambda.TooManyRequestsException']);
  const { IntervalSeconds = 0, BackoffRate = 0, MaxDelaySeconds = 0, MaxAttempts = 0 } = retry ?? {};
  const waits = Array.from({ length: MaxAttempts }, (_, n) =>
    Math.min(MaxDelaySeconds, IntervalSeconds * BackoffRate ** n),
  );
  expect(waits.reduce((sum, wait) => sum + wait, 0) / 2).toBeGreaterThan(15 * 60);
});

test('every retry of every language stays far under the 25,000 events of a history', () => {
  const attempts = 1 + (translate?.Retry ?? []).reduce((sum, { MaxAttempts }) => sum + MaxAttempts, 0);
  // Scheduled, started and failed for each attempt; a few more for each language and for the whole.
  const events = engineCodes.length * (attempts * 3 + 6) + 100;
  expect(events).toBeLessThan(25_000 * 0.8);
});

test('lives longer than the longest embargo, and less than the year that Step Functions gives', () => {
  const days = definition.TimeoutSeconds / 86_400;
  expect(days).toBeGreaterThan(maxEmbargoDays);
  expect(days).toBeLessThan(365);
});

test('is traced, and logs no data', () => {
  templateOf().hasResourceProperties('AWS::StepFunctions::StateMachine', {
    StateMachineType: 'STANDARD',
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { IncludeExecutionData: false, Level: 'ALL' },
  });
});
