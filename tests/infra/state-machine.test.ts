import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { maxEmbargoDays } from '../../contracts/limits.ts';
import { engineCodes } from '../../contracts/locales.ts';
import { definitionOf, type State, stateOf } from './definition.ts';
import { onlyResourceOf, templateOf } from './synth.ts';

interface Validation {
  isValid: boolean;
  errorsText(separator: string): string;
}
// The package has no types.
const require = createRequire(import.meta.url);
const validate: (definition: unknown) => Validation = require('asl-validator');
type Evaluate = (input: undefined, bindings: object) => Promise<unknown>;
/** The validator reads expressions with it. */
const jsonata: (expression: string) => { evaluate: Evaluate } = createRequire(require.resolve('asl-validator'))(
  'jsonata',
);

const definition = definitionOf();
const everyLanguage = stateOf(definition, 'EveryLanguage');
const translate = everyLanguage.ItemProcessor ? stateOf(everyLanguage.ItemProcessor, 'Translate') : undefined;
const tasks: [string, State | undefined][] = [
  ['Ingest', stateOf(definition, 'Ingest')],
  ['ImportMemory', stateOf(definition, 'ImportMemory')],
  ['Estimate', stateOf(definition, 'Estimate')],
  ['Translate', translate],
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
    Choices: [{ Next: 'Preview' }, { Next: 'WaitForEmbargo' }],
    Default: 'Publish',
  });
  expect(stateOf(definition, 'EraseReplacedPreview').Next).toBe('AnythingToPublish');
  expect(stateOf(definition, 'WaitForEmbargo').Next).toBe('Publish');
  expect(stateOf(definition, 'Publish')).toMatchObject({
    Next: 'RefusedLate',
    Arguments: { Payload: { clearsLater: true } },
  });
  expect(stateOf(definition, 'RefusedLate')).toMatchObject({
    Choices: [{ Next: 'ClearCaches' }],
    Default: 'AnyPreviewLeft',
  });
  expect(stateOf(definition, 'ClearCaches')).toMatchObject({
    Next: 'AnyPreviewLeft',
    Output: '{% $states.input %}',
  });
  expect(stateOf(definition, 'AnyPreviewLeft')).toMatchObject({
    Choices: [{ Next: 'ErasePreview' }],
    Default: 'Ended',
  });
  expect(stateOf(definition, 'ErasePreview').Next).toBe('Ended');
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

describe('what fails of previews stops no release and does not delay it', () => {
  /** A JSONata expression of the definition. */
  const evaluated = async (template: unknown, input: object, result?: object): Promise<unknown> =>
    jsonata(String(template).slice(2, -2)).evaluate(undefined, { states: { input, result } });
  const previewStates = ['EraseReplacedPreview', 'Preview', 'GiveUpPreview', 'ErasePreview'];
  /** Seconds that a task takes at most, all its attempts and the waits between them. */
  const longest = (name: string) => {
    const { TimeoutSeconds = Number.POSITIVE_INFINITY, Retry = [] } = stateOf(definition, name);
    const waits = Retry.map(({ MaxAttempts, MaxDelaySeconds }) => MaxAttempts * (MaxDelaySeconds + TimeoutSeconds));
    return TimeoutSeconds + waits.reduce((sum, one) => sum + one, 0);
  };

  test('all failures are caught, those to start a function too', () => {
    for (const name of previewStates) {
      expect(stateOf(definition, name).Catch, name).toMatchObject([{ ErrorEquals: ['States.ALL'] }]);
      expect(
        stateOf(definition, name).Retry?.map(({ ErrorEquals }) => ErrorEquals),
        name,
      ).toEqual([['States.ALL']]);
    }
  });

  test('an erasure that fails takes a minute or so, and the release goes on where it would', async () => {
    expect(longest('EraseReplacedPreview')).toBeLessThanOrEqual(90);
    expect(longest('ErasePreview')).toBeLessThanOrEqual(90);
    const replaced = stateOf(definition, 'EraseReplacedPreview');
    expect(replaced).toMatchObject({ Next: 'AnythingToPublish', Catch: [{ Next: 'AnythingToPublish' }] });
    expect(stateOf(definition, 'ErasePreview')).toMatchObject({ Next: 'Ended', Catch: [{ Next: 'Ended' }] });

    const input = { outcome: 'release', release: { slug: 'ferry' }, previewed: 'ferry' };
    const caught = (await evaluated(replaced.Catch?.[0]?.Output, input)) as object;
    const again = stateOf(definition, 'AnythingToPublish').Choices?.[0];
    expect(again?.Next).toBe('EraseReplacedPreview');
    expect(await evaluated(again?.Condition, input)).toBe(true);
    expect(await evaluated(again?.Condition, caught)).toBe(false);
    expect(caught).toMatchObject({ outcome: 'release', release: { slug: 'ferry' } });
    // What is left of it is erased once the release is published.
    const { Output } = stateOf(definition, 'Publish');
    const published = { Payload: { outcome: 'published' } };
    expect(await evaluated(Output, caught, published)).toEqual({ outcome: 'published', previewed: 'ferry' });
    const erased = (await evaluated(replaced.Output, input)) as object;
    expect(await evaluated(Output, erased, published)).toEqual({ outcome: 'published' });
    const until = '2026-12-01T08:00:00Z';
    expect(await evaluated(Output, { ...erased, until }, published)).toMatchObject({ previewed: 'ferry' });
  });

  test('a preview is made only if all its attempts end before the embargo does', async () => {
    const [, { Properties }] = onlyResourceOf(templateOf(), 'AWS::Lambda::Function', 'FunctionsPreview');
    expect(stateOf(definition, 'Preview').TimeoutSeconds).toBe(Properties['Timeout']);
    const seconds = longest('Preview') + longest('GiveUpPreview');
    expect(seconds).toBeLessThan(12 * 60); // docs/editors/embargo.md
    const [far, near] = stateOf(definition, 'UnderEmbargo').Choices ?? [];
    const within = (some: number) => ({ until: new Date(Date.now() + some * 1000).toISOString() });
    expect(far?.Next).toBe('Preview');
    expect(await evaluated(far?.Condition, within(12 * 60))).toBe(true);
    expect(await evaluated(far?.Condition, { until: '9999-12-01T08:00:00Z' })).toBe(true); // as Ingest writes it
    for (const input of [within(seconds), within(8), within(-8), {}]) {
      expect(await evaluated(far?.Condition, input)).toBe(false);
    }
    expect(near?.Next).toBe('WaitForEmbargo');
    expect(await evaluated(near?.Condition, within(8))).toBe(true);
    expect(await evaluated(near?.Condition, {})).toBe(false);
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
