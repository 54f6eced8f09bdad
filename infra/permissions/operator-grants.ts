import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { readingConfiguration, type StackPlaces, stackArn } from '../config/reading-configuration.ts';
import { readingReports } from '../observability/reading-reports.ts';
import type { Grant } from './grant.ts';
import { neverApproves } from './reserved-folders.ts';

export interface OperatorPlaces extends StackPlaces {
  /** That of uploads first. */
  readonly stateMachines: readonly [StateMachine, ...StateMachine[]];
  readonly replayLetters: IFunction;
  readonly upload: IBucket;
  readonly work: IBucket;
  readonly deadLetters: IQueue;
  readonly siteQueue: IQueue;
  readonly siteDeadLetters: IQueue;
  readonly logGroups: readonly ILogGroup[];
  readonly alarms: readonly Alarm[];
  readonly alarmTopic: ITopic;
}

/**
 * An operator sees failures and retries them: every command of docs/operators/runbook.md but uploading a file,
 * which editors do.
 */
export function operatorGrants(places: OperatorPlaces): readonly Grant[] {
  return [
    {
      why: 'Lists executions. Starts none: an execution believes its input to be an event',
      actions: ['states:DescribeStateMachine', 'states:ListExecutions'],
      on: places.stateMachines.map(({ stateMachineArn }) => stateMachineArn),
    },
    {
      why: 'Has dead letters replayed: the function reads the queue itself, and takes no event from its caller',
      actions: ['lambda:InvokeFunction'],
      on: [places.replayLetters.functionArn],
    },
    {
      why: 'Inspects, stops and redrives executions',
      actions: [
        'states:DescribeExecution',
        'states:GetExecutionHistory',
        'states:StopExecution',
        'states:RedriveExecution',
      ],
      on: places.stateMachines.map(executionsOf),
    },
    {
      why: 'Reads dead letters, and removes those that are handled',
      actions: ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
      on: [places.deadLetters.queueArn, places.siteDeadLetters.queueArn],
    },
    {
      why: 'Moves the dead letters of the site back to its queue',
      actions: ['sqs:StartMessageMoveTask', 'sqs:ListMessageMoveTasks'],
      on: [places.siteDeadLetters.queueArn],
    },
    {
      why: 'Receives those dead letters; counts the waiting messages',
      actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
      on: [places.siteQueue.queueArn],
    },
    ...readingReports(places.work, [''], { previews: false }),
    neverApproves(places.upload),
    ...readingConfiguration(places),
    {
      why: "Finds each function's log group",
      actions: ['cloudformation:DescribeStackResources'],
      on: [stackArn(places.ingest)],
    },
    {
      why: 'Reads the logs',
      actions: ['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents', 'logs:StartQuery'],
      on: places.logGroups.map(({ logGroupArn }) => logGroupArn),
    },
    {
      why: 'Reads the history of the alarms',
      actions: ['cloudwatch:DescribeAlarmHistory'],
      on: places.alarms.map(({ alarmArn }) => alarmArn),
    },
    {
      why: 'Lists and adds subscribers of the alarms',
      actions: ['sns:ListSubscriptionsByTopic', 'sns:Subscribe'],
      on: [places.alarmTopic.topicArn],
    },
    {
      why: 'CloudWatch lists alarms only to those who may see all of the account',
      actions: ['cloudwatch:DescribeAlarms'],
      on: ['*'],
    },
    {
      why: 'Query results, metrics and the list of terminologies do not have resources; these actions only read',
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
