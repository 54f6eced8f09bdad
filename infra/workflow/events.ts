import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SfnStateMachine, type TargetBaseProps } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunctionResource } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { ignoredEndings } from '../../contracts/keys.ts';
import type { ObjectEvent } from '../../contracts/messages.ts';

export interface EventsProps {
  readonly upload: IBucket;
  readonly stateMachine: IStateMachine;
  readonly reportDeadExecution: LambdaFunctionResource;
  readonly removeAbandoned: IStateMachine;
  readonly deadLetters: IQueue;
}

const objectEvents: ObjectEvent['detail-type'][] = ['Object Created', 'Object Deleted'];

/** The `reason` of S3's own deletions by a lifecycle rule (S3 User Guide: EventBridge event message structure). */
const lifecycleExpiration = 'Lifecycle Expiration';

const deadStatuses = ['FAILED', 'TIMED_OUT', 'ABORTED'];

/** The rules that start the journey and that notice a dead execution. */
export class Events extends Construct {
  constructor(scope: Construct, id: string, props: EventsProps) {
    super(scope, id);
    const delivery = untilDead(props.deadLetters);

    new Rule(this, 'Upload', {
      description: 'An upload, or its deletion by somebody, starts the journey of a release',
      eventPattern: {
        source: ['aws.s3'],
        detailType: objectEvents,
        detail: {
          bucket: { name: [props.upload.bucketName] },
          object: { key: [{ 'anything-but': { suffix: [...ignoredEndings] } }] },
          reason: [{ 'anything-but': lifecycleExpiration }, { exists: false }],
        },
      },
      targets: [new SfnStateMachine(props.stateMachine, delivery)],
    });

    new Rule(this, 'DeadExecution', {
      description: 'An execution that died could not write its report, or remove what it had put',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [props.stateMachine.stateMachineArn], status: deadStatuses },
      },
      targets: [
        new LambdaFunction(props.reportDeadExecution, delivery),
        new SfnStateMachine(props.removeAbandoned, delivery),
      ],
    });

    // For EventBridge, an event is delivered once Lambda queued it; a failure of the function itself must
    // reach the dead letters too.
    props.reportDeadExecution.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(props.deadLetters),
    });
  }
}

/** EventBridge's longest retry: 24 hours, 185 attempts. */
function untilDead(deadLetterQueue: IQueue): TargetBaseProps {
  return { deadLetterQueue, maxEventAge: Duration.hours(24), retryAttempts: 185 };
}
