import { Duration, Lazy, Names, Stack } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { termListPrefix } from '../contracts/terminology.ts';
import { parseConfig, settingsOf, spendingOf, withdrawalsOf } from './config/config.ts';
import type { Places } from './config/places.ts';
import { Delivery } from './delivery/delivery.ts';
import { SiteQueue } from './delivery/site-queue.ts';
import type { DragomanProps } from './dragoman-props.ts';
import { Functions, longestRun } from './lambdas/functions.ts';
import { Alarms } from './observability/alarms.ts';
import { AuditTrail } from './observability/audit-trail.ts';
import { DeadLetters } from './observability/dead-letters.ts';
import { Policies } from './permissions/policies.ts';
import { Buckets } from './storage/buckets.ts';
import { SigningKey } from './storage/signing-key.ts';
import { Tables } from './storage/tables.ts';
import { Events } from './workflow/events.ts';
import { RemoveAbandoned } from './workflow/remove-abandoned.ts';
import { PublishRelease } from './workflow/state-machine.ts';

/**
 * A multilingual publishing pipeline: a release uploaded to `upload` appears in every configured language in
 * `publish`, or as a report in `work` that names its mistakes.
 *
 * ```ts
 * new Dragoman(this, 'Newsroom', { languages: ['es', 'fr', 'ar'] });
 * ```
 *
 * Its resources have generated names, so an app may hold any number of pipelines.
 */
export class Dragoman extends Construct {
  /** Editors upload releases here. */
  readonly upload: IBucket;
  /** Reports, history and intermediate documents. */
  readonly work: IBucket;
  /** Published releases, for the public. */
  readonly publish: IBucket;
  /** Who uploaded, approved and deleted; only if the configuration asks for it. */
  readonly audit: IBucket | undefined;
  /** The site, in front of `publish`. */
  readonly distribution: IDistribution;
  /** The site's address, without a trailing slash. */
  readonly siteUrl: string;
  /** The key that signs what is published; undefined if nothing is signed. */
  readonly signingKeyArn: string | undefined;
  /** The state machine that each upload starts. */
  readonly stateMachine: IStateMachine;
  readonly editorPolicy: IManagedPolicy;
  /** Editors of one desk, by its name. */
  readonly deskPolicies: Readonly<Record<string, IManagedPolicy>>;
  /** Those who keep term lists and memories. */
  readonly curatorPolicy: IManagedPolicy;
  /** Those who approve expenses beyond the limits. */
  readonly approverPolicy: IManagedPolicy;
  readonly operatorPolicy: IManagedPolicy;
  readonly maintainerPolicy: IManagedPolicy;
  /** Starts the executions of events that could not be handled. */
  readonly replayLetters: IFunction;
  readonly alarmTopic: ITopic;
  /** Events that could not be handled. */
  readonly deadLetters: IQueue;
  /** Releases that could not be added to lists, feeds, sitemap and catalogue. */
  readonly siteDeadLetters: IQueue;

  /** @throws ConfigError naming each prop that is wrong, its value and what is allowed. */
  constructor(scope: Construct, id: string, props: DragomanProps = {}) {
    super(scope, id);
    const config = parseConfig(props);
    const deletable = config.deletePublished;
    const logRetention = config.logRetentionDays;
    const pipeline = Names.uniqueResourceName(this, { maxLength: 64 });

    const buckets = new Buckets(this, 'Buckets', { deletable });
    const delivery = new Delivery(this, 'Delivery', { publish: buckets.publish, config });
    const tables = new Tables(this, 'Tables', { deletable });
    const deadLetters = new DeadLetters(this, 'DeadLetters').queue;
    const siteQueue = new SiteQueue(this, 'SiteQueue');
    let machine: IStateMachine | undefined;
    const signingKey = config.signatures.sign
      ? new SigningKey(this, 'SigningKey', { number: config.signatures.key, deletable })
      : undefined;
    const places: Places = {
      upload: buckets.upload,
      work: buckets.work,
      publish: buckets.publish,
      distribution: delivery.distribution,
      releases: tables.releases,
      memory: tables.memory,
      humanMemory: tables.humanMemory,
      deadLetters,
      siteQueue: siteQueue.queue,
      termLists: Stack.of(this).formatArn({
        service: 'translate',
        resource: 'terminology',
        resourceName: `${termListPrefix(pipeline)}*`,
      }),
      ...(signingKey === undefined ? {} : { signingKey: signingKey.arn }),
      eventBusArn: Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
      // The state machine comes after the functions that it invokes; one of them starts it.
      stateMachineArn: Lazy.uncachedString({ produce: () => machine?.stateMachineArn ?? '' }),
    };

    const functions = new Functions(this, 'Functions', {
      places,
      pipeline,
      settings: { ...settingsOf(config), siteUrl: delivery.siteUrl },
      spending: spendingOf(config),
      withdrawals: withdrawalsOf(config),
      logRetention,
    });
    siteQueue.feed(functions.get('site'));
    buckets.protectDocuments(functions.role('ingest'));
    buckets.protectPublished({ withdrawing: functions.role('withdraw'), publishing: functions.role('publish') });
    signingKey?.allow([functions.role('publish'), functions.role('withdraw')]);
    const reportDeadExecution = functions.get('report-dead-execution');
    const journey = new PublishRelease(this, 'PublishRelease', {
      ingest: functions.get('ingest'),
      estimate: functions.get('estimate'),
      importMemory: functions.get('import-memory'),
      translate: functions.get('translate'),
      preview: functions.get('preview'),
      longestPreview: longestRun('preview'),
      publish: functions.get('publish'),
      withdraw: functions.get('withdraw'),
      importTerms: functions.get('import-terms'),
      logRetention,
    });
    const { stateMachine } = journey;
    machine = stateMachine;
    const removeAbandoned = new RemoveAbandoned(this, 'RemoveAbandoned', {
      withdraw: functions.get('withdraw'),
      longestRun: longestRun('publish', 'preview').plus(Duration.minutes(1)),
      log: journey.log.group,
    }).stateMachine;
    new Events(this, 'Events', {
      upload: buckets.upload,
      stateMachine,
      reportDeadExecution,
      removeAbandoned,
      deadLetters,
    });
    const alarms = new Alarms(this, 'Alarms', {
      pipeline,
      deadLetters,
      siteDeadLetters: siteQueue.deadLetters,
      removeAbandoned,
      email: config.alarmEmail,
    });
    const ingesting = { ingest: functions.get('ingest') };
    const policies = new Policies(this, 'Policies', {
      desks: config.desks,
      editor: { ...ingesting, upload: buckets.upload, work: buckets.work, publish: buckets.publish },
      operator: {
        ...ingesting,
        stateMachines: [stateMachine, removeAbandoned],
        replayLetters: functions.get('replay-letters'),
        upload: buckets.upload,
        work: buckets.work,
        deadLetters,
        siteQueue: siteQueue.queue,
        siteDeadLetters: siteQueue.deadLetters,
        logGroups: [...functions.logGroups, journey.log.group],
        alarms: alarms.all,
        alarmTopic: alarms.topic,
      },
      maintainer: {
        ...ingesting,
        upload: buckets.upload,
        work: buckets.work,
        publish: buckets.publish,
        releases: tables.releases,
        memory: tables.memory,
        humanMemory: tables.humanMemory,
        withdraw: functions.get('withdraw'),
        site: functions.get('site'),
      },
    });

    this.upload = buckets.upload;
    this.work = buckets.work;
    this.publish = buckets.publish;
    this.distribution = delivery.distribution;
    this.siteUrl = delivery.siteUrl;
    this.signingKeyArn = signingKey?.arn;
    this.stateMachine = stateMachine;
    this.editorPolicy = policies.editor;
    this.deskPolicies = policies.desks;
    this.curatorPolicy = policies.curator;
    this.approverPolicy = policies.approver;
    this.operatorPolicy = policies.operator;
    this.maintainerPolicy = policies.maintainer;
    this.replayLetters = functions.get('replay-letters');
    this.alarmTopic = alarms.topic;
    this.deadLetters = deadLetters;
    this.siteDeadLetters = siteQueue.deadLetters;
    this.audit = config.auditTrail
      ? new AuditTrail(this, 'AuditTrail', { upload: buckets.upload, deletable }).bucket
      : undefined;
  }
}
