import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DragomanConfig } from './config/config.ts';
import { Dragoman } from './dragoman.ts';

export interface DragomanStackProps extends StackProps {
  readonly config: DragomanConfig;
}

/** One pipeline, and what people and programs need to know to use it. */
export class DragomanStack extends Stack {
  constructor(scope: Construct, id: string, { config, ...props }: DragomanStackProps) {
    super(scope, id, { description: 'Dragoman: publishes releases in many languages', ...props });
    const pipeline = new Dragoman(this, 'Pipeline', config);

    const outputs = {
      UploadBucketName: ['Drop releases here', pipeline.upload.bucketName],
      WorkBucketName: ['Reports are here', pipeline.work.bucketName],
      PublishBucketName: ['What is published is here', pipeline.publish.bucketName],
      SiteUrl: ['The site is here', pipeline.siteUrl],
      DistributionId: ['What is cached of the site is invalidated by this', pipeline.distribution.distributionId],
      DistributionDomainName: ['A domain of your own points here', pipeline.distribution.distributionDomainName],
      StateMachineArn: ['The journey of an upload', pipeline.stateMachine.stateMachineArn],
      EditorPolicyArn: ['Attach this to those who drop releases', pipeline.editorPolicy.managedPolicyArn],
      OperatorPolicyArn: ['Attach this to those who keep it running', pipeline.operatorPolicy.managedPolicyArn],
      AlarmTopicArn: ['Alarms go here', pipeline.alarmTopic.topicArn],
      DeadLetterQueueUrl: ['Events that could not be handled are here', pipeline.deadLetters.queueUrl],
      SiteDeadLetterQueueArn: ['Releases that lists and feeds lack are named here', pipeline.siteDeadLetters.queueArn],
    } as const;
    for (const [name, [description, value]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { description, value });
    }
  }
}
