import { Choice, Condition, type IChainable, type INextable, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { EstimateInput, EstimateResult } from '../../contracts/messages.ts';
import { schema } from '../../contracts/messages.ts';
import type { Template } from './failed-language.ts';

/** What the estimate is asked for. */
export const estimateInput: Template<EstimateInput> = { schema, release: '{% $states.input.release %}' };

/** Ingest says so of releases that may be too expensive; the others, which are most, pay nothing for the guard. */
export const mayCostTooMuch = Condition.jsonata('{% $exists($states.input.estimate) and $states.input.estimate %}');

const over: EstimateResult['outcome'] = 'over';

/** What the estimate hands on: its input, with its outcome beside it. */
export const estimateOutputs = "{% $merge([$states.input, { 'estimated': $states.result.Payload.outcome }]) %}";

/**
 * Estimate, then translation; or the end, where it costs more than it may: the report says how to approve it.
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
