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

/**
 * The journey of a term list: imports it, and deletes the list that it replaces once running translations no
 * longer use that.
 *
 * @param task makes a state that sends the payload to its function
 */
export function importTermsBranch(
  scope: Construct,
  task: (name: string, payload: object) => TaskStateBase,
): IChainable {
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

/** Whether the event's key lies in a folder of the upload bucket that holds no releases. Ingest classifies all the others. */
export function isDroppedInto(folder: keyof typeof uploadFolders): Condition {
  const prefix = uploadFolders[folder];
  return Condition.jsonata(`{% $substring($states.input.detail.object.key, 0, ${prefix.length}) = '${prefix}' %}`);
}
