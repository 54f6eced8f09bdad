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
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import {
  type ClearInput,
  type IngestInput,
  type IngestResult,
  type PublishInput,
  schema,
  type TranslateInput,
  type WithdrawInput,
  type WithdrawResult,
} from '../../contracts/messages.ts';
import { stateMachineRole } from '../permissions/state-machine-role.ts';
import { ExecutionLog } from './execution-log.ts';
import { failedLanguage, type Template } from './failed-language.ts';
import { importTermsBranch, isDroppedInto } from './import-terms.ts';
import {
  erasePreview,
  eraseReplaced,
  inputAsOutput,
  type PreviewTasks,
  publishOutputs,
  underEmbargo,
} from './previews.ts';
import { withRetries } from './retries.ts';
import { estimateInput, estimateOutputs, mayCostTooMuch, spendGuard } from './spend-guard.ts';

export interface PublishReleaseProps {
  readonly ingest: IFunction;
  readonly estimate: IFunction;
  readonly importMemory: IFunction;
  readonly translate: IFunction;
  readonly preview: IFunction;
  /** Preview runs this long at most. */
  readonly longestPreview: Duration;
  readonly publish: IFunction;
  readonly withdraw: IFunction;
  readonly importTerms: IFunction;
  readonly logRetention: RetentionDays;
}

/** An embargo of up to 300 days and a month of room; Step Functions allows an execution a year. */
const longestExecution = Duration.days(330);

/** Step Functions itself runs at most about forty inline iterations at once. */
const languagesAtOnce = 40;

const event: Template<IngestInput> = {
  event: '{% $states.input %}',
  execution: '{% $states.context.Execution.Id %}',
  redrive: '{% $exists($states.context.Execution.RedriveCount) ? $states.context.Execution.RedriveCount : 0 %}',
};

const outcome: Extract<IngestResult, { withdraw: unknown }>['outcome'] = 'withdraw';
const isWithdrawn = Condition.jsonata(`{% $states.input.outcome = '${outcome}' %}`);

const { execution, redrive } = event;
const withdrawal: Template<WithdrawInput> = {
  schema,
  withdraw: '{% $states.input.withdraw %}',
  execution,
  redrive,
  step: 'take-away',
};
const finishing: Template<WithdrawInput> = { ...withdrawal, step: 'finish' };
/** The result of the first step, and the request that the second needs too. */
const withdrawalOutputs = "{% $merge([$states.result.Payload, { 'withdraw': $states.input.withdraw }]) %}";

const withdrawn: WithdrawResult['outcome'] = 'withdrawn';
const hasCachesToEmpty = Condition.jsonata(`{% $states.input.outcome = '${withdrawn}' %}`);
const wasRefusedLate = Condition.jsonata('{% $exists($states.input.clear) %}');
const clearing: Template<ClearInput> = { schema, clear: '{% $states.input.clear %}' };

/** The journey of one upload, from its event to the published release. */
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
      definitionBody: DefinitionBody.fromChainable(this.whatIsDropped(props)),
      timeout: longestExecution,
      role: stateMachineRole(this, [
        props.ingest,
        props.importTerms,
        props.importMemory,
        props.estimate,
        props.translate,
        props.preview,
        props.publish,
        props.withdraw,
      ]),
      tracingEnabled: true,
      logs: { destination: this.log.group, level: LogLevel.ALL, includeExecutionData: false },
    });
  }

  /** Term lists and memories are not releases: their journey is only the import. */
  private whatIsDropped(props: PublishReleaseProps): Chain {
    const terms = importTermsBranch(this, (name, payload) => this.task(name, props.importTerms, payload));
    const memory = this.task('ImportMemory', props.importMemory, event);
    return Chain.start(
      new Choice(this, 'WhatIsIt')
        .when(isDroppedInto('terminology'), terms)
        .when(isDroppedInto('memory'), memory)
        .otherwise(this.journey(props)),
    );
  }

  private journey(props: PublishReleaseProps): Chain {
    const { ingest, estimate, translate, preview, longestPreview, publish, withdraw } = props;
    const oneLanguage: Template<TranslateInput> = {
      schema,
      release: '{% $states.input.release %}',
      language: '{% $states.context.Map.Item.Value %}',
    };
    const everyLanguage: Template<PublishInput> = {
      schema,
      release: '{% $states.input.release %}',
      results: '{% $states.input.results %}',
      redrive,
      clearsLater: true,
    };

    const translation = ForEach.jsonata(this, 'EveryLanguage', {
      items: ProvideItems.jsonata('{% $states.input.release.languages %}'),
      itemSelector: oneLanguage,
      maxConcurrency: languagesAtOnce,
      outputs: "{% $merge([$states.input, { 'results': $states.result }]) %}",
    });
    const previews: PreviewTasks = {
      longest: longestPreview,
      invocation: (name, payload, outputs, longest) => this.invocation(name, preview, payload, outputs, longest),
    };
    const previewLeft = erasePreview(this, previews);
    const publication = this.task('Publish', publish, everyLanguage, publishOutputs);
    translation.itemProcessor(this.translateOne(translate)).next(underEmbargo(this, previews, publication));
    publication.next(
      new Choice(this, 'RefusedLate')
        // Caches first, which readers see.
        .when(wasRefusedLate, this.clearing('ClearCaches', withdraw, clearing, inputAsOutput).next(previewLeft))
        .otherwise(previewLeft),
    );

    const what = new Choice(this, 'AnythingToPublish');
    const release = this.task('Ingest', ingest, event).next(
      eraseReplaced(what, previews)
        .when(
          mayCostTooMuch,
          spendGuard(this, this.task('Estimate', estimate, estimateInput, estimateOutputs), translation),
        )
        .when(Condition.jsonata("{% $states.input.outcome in ['release', 'held'] %}"), translation)
        .when(isWithdrawn, this.withdrawal(withdraw))
        .otherwise(new Succeed(this, 'NothingToPublish')),
    );
    return Chain.start(release);
  }

  /** Two steps of one function: what readers can fetch goes at once, and the caches when CloudFront has room. */
  private withdrawal(withdraw: IFunction): Chain {
    return this.task('Withdraw', withdraw, withdrawal, withdrawalOutputs).next(
      new Choice(this, 'AnythingTakenAway')
        .when(hasCachesToEmpty, this.clearing('FinishWithdrawal', withdraw, finishing))
        .otherwise(new Succeed(this, 'NothingTakenAway')),
    );
  }

  private clearing(name: string, withdraw: IFunction, payload: object, outputs?: string): LambdaInvoke {
    return withRetries(this.invocation(name, withdraw, payload, outputs), { clearsCaches: true });
  }

  /** A failed language does not hold up the others: its failure is a result like any other. */
  private translateOne(translate: IFunction): TaskStateBase {
    const task = this.invocation('Translate', translate, '{% $states.input %}');
    return withRetries(task, { inEveryLanguage: true }).addCatch(
      Pass.jsonata(this, 'LanguageFailed', { outputs: failedLanguage.result }),
      { errors: [Errors.ALL], outputs: failedLanguage.caught },
    );
  }

  private task(name: string, lambdaFunction: IFunction, payload: object | string, outputs?: string): LambdaInvoke {
    return withRetries(this.invocation(name, lambdaFunction, payload, outputs));
  }

  private invocation(
    name: string,
    lambdaFunction: IFunction,
    payload: object | string,
    outputs = '{% $states.result.Payload %}',
    longest?: Duration,
  ): LambdaInvoke {
    return LambdaInvoke.jsonata(this, name, {
      lambdaFunction,
      payload: typeof payload === 'string' ? TaskInput.fromText(payload) : TaskInput.fromObject({ ...payload }),
      outputs,
      retryOnServiceExceptions: false,
      ...(longest && { taskTimeout: Timeout.duration(longest) }),
    });
  }
}
