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
  type IChainable,
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
import {
  type ClearInput,
  type ErasePreviewsInput,
  type IngestInput,
  type IngestResult,
  type PreviewInput,
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
import { withRetries } from './retries.ts';
import { estimateInput, estimateOutputs, mayCostTooMuch, spendGuard } from './spend-guard.ts';

export interface PublishReleaseProps {
  readonly ingest: IFunction;
  readonly estimate: IFunction;
  readonly importMemory: IFunction;
  readonly translate: IFunction;
  readonly preview: IFunction;
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

/** The slug, if there may be a preview to erase: of the revision that the upload replaced, or of one that was published. */
const mayBePreviewed = Condition.jsonata("{% $exists($states.input.previewed) and $states.input.previewed != '' %}");
const erasing: Template<ErasePreviewsInput> = { schema, erase: '{% $states.input.previewed %}' };
/** The input of a state that erases previews, as the next state takes it. */
const erased = "{% $merge([$states.input, { 'previewed': '' }]) %}";

/** Publish's result; `previewed` if the release had an embargo. */
const publishOutputs =
  "{% $merge([$states.result.Payload, $exists($states.input.until) ? { 'previewed': $states.input.release.slug } : {}]) %}";

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

  private journey({ ingest, estimate, translate, preview, publish, withdraw }: PublishReleaseProps): Chain {
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
    const ended = new Choice(this, 'RefusedLate');
    translation.itemProcessor(this.translateOne(translate)).next(
      new Choice(this, 'UnderEmbargo')
        .when(Condition.jsonata('{% $exists($states.input.until) %}'), this.embargo(preview))
        .afterwards({ includeOtherwise: true })
        .next(this.task('Publish', publish, everyLanguage, publishOutputs))
        .next(
          ended
            .when(mayBePreviewed, this.task('ErasePreview', preview, erasing, erased).next(ended))
            .when(wasRefusedLate, this.clearing('ClearCaches', withdraw, clearing))
            .otherwise(new Succeed(this, 'Ended')),
        ),
    );

    const what = new Choice(this, 'AnythingToPublish');
    const release = this.task('Ingest', ingest, event).next(
      what
        .when(mayBePreviewed, this.task('EraseReplacedPreview', preview, erasing, erased).next(what))
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

  /** Shows the release to its editors, then waits. It is published in time also if it cannot be shown. */
  private embargo(preview: IFunction): IChainable {
    const showing: Template<PreviewInput> = {
      schema,
      release: '{% $states.input.release %}',
      results: '{% $states.input.results %}',
      until: '{% $states.input.until %}',
    };
    const unchanged = '{% $states.input %}';
    const wait = Wait.jsonata(this, 'WaitForEmbargo', { time: WaitTime.timestamp('{% $states.input.until %}') });
    // What was put before it failed: the release may have been withdrawn meanwhile.
    const giveUp = this.task('GiveUpPreview', preview, { schema, erase: '{% $states.input.release.slug %}' }, unchanged)
      .addCatch(wait, { errors: [Errors.ALL], outputs: unchanged })
      .next(wait);
    return this.task('Preview', preview, showing, unchanged)
      .addCatch(giveUp, { errors: [Errors.ALL], outputs: unchanged })
      .next(wait);
  }

  /** Two steps of one function: what readers can fetch goes at once, and the caches when CloudFront has room. */
  private withdrawal(withdraw: IFunction): Chain {
    return this.task('Withdraw', withdraw, withdrawal, withdrawalOutputs).next(
      new Choice(this, 'AnythingTakenAway')
        .when(hasCachesToEmpty, this.clearing('FinishWithdrawal', withdraw, finishing))
        .otherwise(new Succeed(this, 'NothingTakenAway')),
    );
  }

  private clearing(name: string, withdraw: IFunction, payload: object): LambdaInvoke {
    return withRetries(this.invocation(name, withdraw, payload), { clearsCaches: true });
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
  ): LambdaInvoke {
    return LambdaInvoke.jsonata(this, name, {
      lambdaFunction,
      payload: typeof payload === 'string' ? TaskInput.fromText(payload) : TaskInput.fromObject({ ...payload }),
      outputs,
      retryOnServiceExceptions: false,
    });
  }
}
