import {
  Choice,
  Condition,
  type IChainable,
  type INextable,
  Succeed,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { EstimateInput, EstimateResult } from '../../contracts/messages.ts';
import { schema } from '../../contracts/messages.ts';
import type { Template } from './failed-language.ts';

/** Input of the estimate; `waited` is absent the first time. */
export const estimateInput: Template<EstimateInput> = {
  schema,
  release: '{% $states.input.release %}',
  waited: '{% $exists($states.input.waited) ? $states.input.waited : null %}',
};

/** Ingest sets `estimate` on releases that may be too expensive; all others skip the guard at no cost. */
export const mayCostTooMuch = Condition.jsonata('{% $exists($states.input.estimate) and $states.input.estimate %}');

const over: EstimateResult['outcome'] = 'over';
const wait: EstimateResult['outcome'] = 'wait';

/** Output of the estimate: its input, with what the estimate says added. `until` is the embargo's. */
export const estimateOutputs =
  "{% $merge([$states.input, { 'estimated': $states.result.Payload.outcome, 'turn': $states.result.Payload.until, 'waited': $states.result.Payload.waited }]) %}";

/**
 * Estimates, then translates; ends if the cost exceeds a limit: the report says how to approve it; waits for the next
 * day and estimates again if the budget of this day is used up.
 *
 * @param estimate the task, with `estimateInput` as its payload and `estimateOutputs` as its output.
 */
export function spendGuard(scope: Construct, estimate: IChainable & INextable, translation: IChainable): IChainable {
  return estimate.next(
    new Choice(scope, 'CostsTooMuch')
      .when(Condition.jsonata(`{% $states.input.estimated = '${over}' %}`), new Succeed(scope, 'HeldForApproval'))
      .when(
        Condition.jsonata(`{% $states.input.estimated = '${wait}' %}`),
        Wait.jsonata(scope, 'WaitForTheNextDay', { time: WaitTime.timestamp('{% $states.input.turn %}') }).next(
          estimate,
        ),
      )
      .otherwise(translation),
  );
}
