import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { definitionOf, stateOf } from './definition.ts';
import { onlyResourceOf, templateOf } from './synth.ts';

const validate: (definition: unknown) => { isValid: boolean } = createRequire(import.meta.url)('asl-validator');
const definition = definitionOf(templateOf(), 'RemoveAbandoned');

test('what a dead execution put is removed at once, and when none of its functions can run any more', () => {
  expect(validate(definition).isValid).toBe(true);
  expect(definition.StartAt).toBe('RemoveAbandoned');
  expect(stateOf(definition, 'RemoveAbandoned')).toMatchObject({
    Arguments: { Payload: { dead: '{% $states.input.detail %}' } },
    Next: 'MayAnythingFollow',
  });
  expect(stateOf(definition, 'MayAnythingFollow')).toMatchObject({
    Choices: [{ Condition: "{% $states.input.outcome = 'removed' %}", Next: 'UntilNothingRuns' }],
    Default: 'NothingToRemove',
  });
  const [, publish] = onlyResourceOf(templateOf(), 'AWS::Lambda::Function', 'FunctionsPublish');
  expect(stateOf(definition, 'UntilNothingRuns').Next).toBe('RemoveTheRest');
  expect(stateOf(definition, 'UntilNothingRuns').Seconds).toBeGreaterThan(Number(publish.Properties['Timeout']));
  expect(stateOf(definition, 'RemoveTheRest')).toMatchObject({
    Arguments: { Payload: { dead: '{% $states.input.detail %}' } },
    End: true,
  });
});

test('a removal that fails is tried again for minutes', () => {
  for (const name of ['RemoveAbandoned', 'RemoveTheRest']) {
    expect(stateOf(definition, name).Retry?.at(-1)).toMatchObject({ ErrorEquals: ['States.ALL'], MaxAttempts: 7 });
  }
});
