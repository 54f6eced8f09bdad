import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { readingConfiguration, type StackPlaces, stackArn } from '../config/reading-configuration.ts';
import { readingReports } from '../observability/reading-reports.ts';
import type { Grant } from './grant.ts';

export interface OperatorPlaces extends StackPlaces {
  readonly stateMachine: StateMachine;
  readonly work: IBucket;
  readonly deadLetters: IQueue;
  readonly siteQueue: IQueue;
  readonly siteDeadLetters: IQueue;
  readonly logGroups: readonly ILogGroup[];
  readonly alarms: readonly Alarm[];
  readonly alarmTopic: ITopic;
}

/**
 * An operator sees failures and retries them: every command of docs/operators/runbook.md but dropping a file,
 * which editors do.
 */
export function operatorGrants(places: OperatorPlaces): readonly Grant[] {
  return [
    {
      why: 'Lists executions, and starts one again from a dead letter',
      actions: ['states:DescribeStateMachine', 'states:ListExecutions', 'states:StartExecution'],
      on: [places.stateMachine.stateMachineArn],
    },
    {
      why: 'What happened in one, stopping it, and taking it up where it died',
      actions: [
        'states:DescribeExecution',
        'states:GetExecutionHistory',
        'states:StopExecution',
        'states:RedriveExecution',
      ],
      on: [executionsOf(places.stateMachine)],
    },
    {
      why: 'Dead letters, and removing those that are dealt with',
      actions: ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
      on: [places.deadLetters.queueArn, places.siteDeadLetters.queueArn],
    },
    {
      why: 'Sending the dead letters of the site back to its queue',
      actions: ['sqs:StartMessageMoveTask', 'sqs:ListMessageMoveTasks'],
      on: [places.siteDeadLetters.queueArn],
    },
    {
      why: 'Where they are sent, and how many wait there',
      actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
      on: [places.siteQueue.queueArn],
    },
    ...readingReports(places.work),
    ...readingConfiguration(places),
    {
      why: "Which log group is which function's",
      actions: ['cloudformation:DescribeStackResources'],
      on: [stackArn(places.ingest)],
    },
    {
      why: 'The logs',
      actions: ['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents', 'logs:StartQuery'],
      on: places.logGroups.map(({ logGroupArn }) => logGroupArn),
    },
    {
      why: 'The history of the alarms',
      actions: ['cloudwatch:DescribeAlarmHistory'],
      on: places.alarms.map(({ alarmArn }) => alarmArn),
    },
    {
      why: 'Who is told of them',
      actions: ['sns:ListSubscriptionsByTopic', 'sns:Subscribe'],
      on: [places.alarmTopic.topicArn],
    },
    {
      why: 'CloudWatch lists alarms, as a console does, only for those who may see all of the account',
      actions: ['cloudwatch:DescribeAlarms'],
      on: ['*'],
    },
    {
      why: 'Query results, metric figures and the list of terminologies know no resources; all only read',
      actions: ['logs:GetQueryResults', 'logs:StopQuery', 'cloudwatch:GetMetricData', 'translate:ListTerminologies'],
      on: ['*'],
    },
  ];
}

function executionsOf(stateMachine: StateMachine): string {
  return Stack.of(stateMachine).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${stateMachine.stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
