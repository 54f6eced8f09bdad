import { Choice, Condition, type IChainable, type INextable, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { EstimateInput, EstimateResult } from '../../contracts/messages.ts';
import { schema } from '../../contracts/messages.ts';
import type { Template } from './failed-language.ts';

/** Input of the estimate. */
export const estimateInput: Template<EstimateInput> = { schema, release: '{% $states.input.release %}' };

/** Ingest sets `estimate` on releases that may be too expensive; all others skip the guard at no cost. */
export const mayCostTooMuch = Condition.jsonata('{% $exists($states.input.estimate) and $states.input.estimate %}');

const over: EstimateResult['outcome'] = 'over';

/** Output of the estimate: its input, with `estimated` added. */
export const estimateOutputs = "{% $merge([$states.input, { 'estimated': $states.result.Payload.outcome }]) %}";

/**
 * Estimates, then translates; or ends if the cost exceeds a limit: the report says how to approve it.
 *
 * @param estimate the task, with `estimateInput` as its payload and `estimateOutputs` as its output.
 */
export function spendGuard(scope: Construct, estimate: IChainable & INextable, translation: IChainable): IChainable {
  return estimate.next(
    new Choice(scope, 'CostsTooMuch')
      .when(Condition.jsonata(`{% $states.input.estimated = '${over}' %}`), new Succeed(scope, 'HeldForApproval'))
      .otherwise(translation),
  );
}
