import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type MetricName, metricNamespace, metrics, pipelineDimension } from '../../contracts/metrics.ts';
import { alarmTopic } from './alarm-topic.ts';

export interface AlarmsProps {
  readonly pipeline: string;
  readonly deadLetters: IQueue;
  /** Releases that could not be added to lists and feeds. */
  readonly siteDeadLetters: IQueue;
  /** Removes what dead executions had put. */
  readonly removeAbandoned: IStateMachine;
  /** E-mail address for the alarms. @default - none; subscribe to the topic in another way. */
  readonly email?: string;
}

interface AlarmRow {
  readonly id: string;
  /** Anchor of the alarm's section in docs/operators/runbook.md. */
  readonly section: string;
  readonly meaning: string;
  readonly metric: IMetric;
}

/** One alarm for each failure that somebody must act on. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { pipeline, deadLetters, siteDeadLetters, removeAbandoned, email } = props;
    this.topic = alarmTopic(this);
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email));

    const rows: readonly AlarmRow[] = [
      {
        id: 'DeadExecutions',
        section: 'dead-executions',
        meaning: 'A release was not published, because its execution failed, timed out or was stopped.',
        metric: counted(metrics.deadExecutions, pipeline),
      },
      {
        id: 'AbandonedVersions',
        section: 'abandoned-versions',
        meaning: 'What a dead execution had put may still be public: it could not be removed.',
        metric: removeAbandoned.metricFailed({ statistic: Stats.SUM, period: Duration.minutes(5) }),
      },
      {
        id: 'DeadLetters',
        section: 'dead-letters',
        meaning: 'An event was not handled: an upload may never have started, or a dead execution has no report.',
        metric: waitingIn(deadLetters),
      },
      {
        id: 'SiteBehind',
        section: 'lists-and-feeds-behind',
        meaning: 'A release was published or withdrawn, but lists, feeds, sitemap and catalogue do not show it.',
        metric: waitingIn(siteDeadLetters),
      },
      {
        id: 'FailedLanguages',
        section: 'failed-languages',
        meaning: 'A release was published without some of its languages.',
        metric: counted(metrics.failedLanguages, pipeline),
      },
      {
        id: 'RejectedUploads',
        section: 'rejected-uploads',
        meaning: 'An upload was rejected; its editor may not know.',
        metric: counted(metrics.rejectedUploads, pipeline),
      },
      {
        id: 'DroppedEvents',
        section: 'dropped-events',
        meaning: 'An event told of an upload or deletion that S3 does not know, and nothing was done.',
        metric: counted(metrics.droppedEvents, pipeline),
      },
      {
        id: 'HeldWithdrawals',
        section: 'held-withdrawals',
        meaning: 'Releases were not withdrawn, because so many at once look like a mistake; they are still published.',
        metric: counted(metrics.heldWithdrawals, pipeline),
      },
    ];
    this.all = rows.map((row) => this.alarm(row));
  }

  private alarm({ id, section, meaning, metric }: AlarmRow): Alarm {
    const alarm = new Alarm(this, id, {
      alarmDescription: `${meaning} What to do: docs/operators/runbook.md#${section}`,
      metric,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      // Metrics lack data while nothing fails.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }
}

function waitingIn(queue: IQueue): IMetric {
  return queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: Duration.minutes(5) });
}

function counted(metricName: MetricName, pipeline: string): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { [pipelineDimension]: pipeline },
    statistic: Stats.SUM,
    period: Duration.minutes(5),
  });
}
