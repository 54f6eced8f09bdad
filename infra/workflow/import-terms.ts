import { Duration } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  type IChainable,
  Succeed,
  type TaskStateBase,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { uploadFolders } from '../../contracts/keys.ts';
import { retireAfterHours } from '../../contracts/limits.ts';
import type { ImportTermsInput } from '../../contracts/messages.ts';
import type { Template } from './failed-language.ts';

/** An upload that is no release but a term list. */
export const isTermList = Condition.jsonata(
  `{% $substring($states.input.detail.object.key, 0, ${uploadFolders.terminology.length}) = '${uploadFolders.terminology}' %}`,
);

/**
 * The journey of a term list: it is imported, and the one whose place it takes is deleted once nothing
 * under way is translated with it any more.
 *
 * @param task makes a state that hands its function the payload
 */
export function importTerms(scope: Construct, task: (name: string, payload: object) => TaskStateBase): IChainable {
  const event: Template<ImportTermsInput> = {
    event: '{% $states.input %}',
    execution: '{% $states.context.Execution.Id %}',
  };
  const retire: Template<ImportTermsInput> = { retire: '{% $states.input.retire %}' };

  return task('ImportTerms', event).next(
    new Choice(scope, 'AnyListToRetire')
      .when(
        Condition.jsonata('{% $exists($states.input.retire) %}'),
        Wait.jsonata(scope, 'UntilNothingUsesIt', { time: WaitTime.duration(Duration.hours(retireAfterHours)) }).next(
          task('RetireTerms', retire),
        ),
      )
      .otherwise(new Succeed(scope, 'NothingToRetire')),
  );
}
