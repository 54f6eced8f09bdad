import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  Chain,
  Choice,
  Condition,
  DefinitionBody,
  Errors,
  Map as ForEach,
  LogLevel,
  Pass,
  ProvideItems,
  QueryLanguage,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { type IngestInput, type PublishInput, schema, type TranslateInput } from '../contracts/messages.ts';
import { ExecutionLog } from './execution-log.ts';
import { failedLanguage, type Template } from './failed-language.ts';
import { withRetries } from './retries.ts';
import { stateMachineRole } from './state-machine-role.ts';

export interface PublishReleaseProps {
  readonly ingest: IFunction;
  readonly translate: IFunction;
  readonly publish: IFunction;
  readonly logRetention: RetentionDays;
}

/** An embargo of up to 300 days, and a month of room before the year that Step Functions gives an execution. */
const longestExecution = Duration.days(330);

/** Step Functions runs at most about forty inline iterations at once anyway. */
const languagesAtOnce = 40;

/** The journey of one upload, from the event that announces it to the published release. */
export class PublishRelease extends Construct {
  readonly stateMachine: StateMachine;
  readonly log: ExecutionLog;

  constructor(scope: Construct, id: string, props: PublishReleaseProps) {
    super(scope, id);
    this.log = new ExecutionLog(this, 'Log', { retention: props.logRetention });

    this.stateMachine = new StateMachine(this, 'StateMachine', {
      comment: 'Publishes one upload in every language',
      stateMachineType: StateMachineType.STANDARD,
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(this.journey(props)),
      timeout: longestExecution,
      role: stateMachineRole(this, [props.ingest, props.translate, props.publish]),
      tracingEnabled: true,
      logs: { destination: this.log.group, level: LogLevel.ALL, includeExecutionData: false },
    });
  }

  private journey({ ingest, translate, publish }: PublishReleaseProps): Chain {
    const event: Template<IngestInput> = {
      event: '{% $states.input %}',
      execution: '{% $states.context.Execution.Id %}',
      redrive: '{% $exists($states.context.Execution.RedriveCount) ? $states.context.Execution.RedriveCount : 0 %}',
    };
    const oneLanguage: Template<TranslateInput> = {
      schema,
      release: '{% $states.input.release %}',
      language: '{% $states.context.Map.Item.Value %}',
    };
    const everyLanguage: Template<PublishInput> = {
      schema,
      release: '{% $states.input.release %}',
      results: '{% $states.input.results %}',
    };

    return Chain.start(this.task('Ingest', ingest, event)).next(
      new Choice(this, 'AnythingToPublish')
        .when(
          Condition.jsonata("{% $states.input.outcome in ['release', 'held'] %}"),
          ForEach.jsonata(this, 'EveryLanguage', {
            items: ProvideItems.jsonata('{% $states.input.release.languages %}'),
            itemSelector: oneLanguage,
            maxConcurrency: languagesAtOnce,
            outputs: "{% $merge([$states.input, { 'results': $states.result }]) %}",
          })
            .itemProcessor(this.translateOne(translate))
            .next(
              new Choice(this, 'UnderEmbargo')
                .when(
                  Condition.jsonata('{% $exists($states.input.until) %}'),
                  Wait.jsonata(this, 'WaitForEmbargo', { time: WaitTime.timestamp('{% $states.input.until %}') }),
                )
                .afterwards({ includeOtherwise: true })
                .next(this.task('Publish', publish, everyLanguage)),
            ),
        )
        .otherwise(new Succeed(this, 'NothingToPublish')),
    );
  }

  /** One language that fails never holds back the others: its failure is a result like any other. */
  private translateOne(translate: IFunction): TaskStateBase {
    return this.task('Translate', translate, '{% $states.input %}').addCatch(
      Pass.jsonata(this, 'LanguageFailed', { outputs: failedLanguage.result }),
      { errors: [Errors.ALL], outputs: failedLanguage.caught },
    );
  }

  private task(name: string, lambdaFunction: IFunction, payload: object | string): LambdaInvoke {
    const task = LambdaInvoke.jsonata(this, name, {
      lambdaFunction,
      payload: typeof payload === 'string' ? TaskInput.fromText(payload) : TaskInput.fromObject({ ...payload }),
      outputs: '{% $states.result.Payload %}',
      retryOnServiceExceptions: false,
    });
    return withRetries(task);
  }
}
