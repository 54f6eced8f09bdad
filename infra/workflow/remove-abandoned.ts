import type { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import {
  Choice,
  Condition,
  DefinitionBody,
  LogLevel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { type RemoveAbandonedInput, type RemoveAbandonedResult, schema } from '../../contracts/messages.ts';
import { stateMachineRole } from '../permissions/state-machine-role.ts';
import type { Template } from './failed-language.ts';
import { withRetries } from './retries.ts';

export interface RemoveAbandonedProps {
  /** The only function that may list and delete published objects of others. */
  readonly withdraw: IFunction;
  /** A function of a dead execution runs this long at most. */
  readonly longestRun: Duration;
  readonly log: ILogGroup;
}

const input: Template<RemoveAbandonedInput> = { schema, dead: '{% $states.input.detail %}' };

const removed: RemoveAbandonedResult['outcome'] = 'removed';

/**
 * Removes what an execution had put into the publish bucket before it died, of any cause. A state machine of
 * its own: a catcher in the journey would not see a stopped execution, and a redrive would continue behind it.
 */
export class RemoveAbandoned extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { withdraw, longestRun, log }: RemoveAbandonedProps) {
    super(scope, id);
    const remove = (name: string, outputs: string) =>
      withRetries(
        LambdaInvoke.jsonata(this, name, {
          lambdaFunction: withdraw,
          payload: TaskInput.fromObject({ ...input }),
          outputs,
          retryOnServiceExceptions: false,
        }),
        { clearsCaches: true },
      );
    const definition = remove(
      'RemoveAbandoned',
      "{% $merge([$states.input, { 'outcome': $states.result.Payload.outcome }]) %}",
    ).next(
      new Choice(this, 'MayAnythingFollow')
        .when(
          Condition.jsonata(`{% $states.input.outcome = '${removed}' %}`),
          // Stopping an execution does not stop its function, which may put one more object.
          Wait.jsonata(this, 'UntilNothingRuns', { time: WaitTime.duration(longestRun) }).next(
            remove('RemoveTheRest', '{% $states.result.Payload %}'),
          ),
        )
        .otherwise(new Succeed(this, 'NothingToRemove')),
    );

    this.stateMachine = new StateMachine(this, 'StateMachine', {
      comment: 'Removes what a dead execution had put, but not committed',
      stateMachineType: StateMachineType.STANDARD,
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(definition),
      role: stateMachineRole(this, [withdraw]),
      tracingEnabled: true,
      logs: { destination: log, level: LogLevel.ALL, includeExecutionData: false },
    });
  }
}
