import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DragomanConfig } from './config/config.ts';
import { Dragoman } from './dragoman.ts';

export interface DragomanStackProps extends StackProps {
  readonly config: DragomanConfig;
}

/** One pipeline, with the outputs that people and programs need to use it. */
export class DragomanStack extends Stack {
  constructor(scope: Construct, id: string, { config, ...props }: DragomanStackProps) {
    super(scope, id, { description: 'Dragoman: publishes releases in many languages', ...props });
    const pipeline = new Dragoman(this, 'Pipeline', config);

    const outputs = {
      UploadBucketName: ['Drop releases here', pipeline.upload.bucketName],
      WorkBucketName: ['Reports are here', pipeline.work.bucketName],
      PublishBucketName: ['Published releases are here', pipeline.publish.bucketName],
      SiteUrl: ['The site is here', pipeline.siteUrl],
      DistributionId: ['CloudFront distribution ID, for cache invalidation', pipeline.distribution.distributionId],
      DistributionDomainName: [
        'Point your own domain here (CNAME or alias)',
        pipeline.distribution.distributionDomainName,
      ],
      StateMachineArn: ['The state machine that each upload starts', pipeline.stateMachine.stateMachineArn],
      EditorPolicyArn: ['Attach this policy to editors, who drop releases', pipeline.editorPolicy.managedPolicyArn],
      OperatorPolicyArn: ['Attach this policy to operators', pipeline.operatorPolicy.managedPolicyArn],
      AlarmTopicArn: ['The SNS topic that alarms go to', pipeline.alarmTopic.topicArn],
      DeadLetterQueueUrl: ['Events that could not be handled are here', pipeline.deadLetters.queueUrl],
      SiteDeadLetterQueueArn: [
        'Names the releases that are missing from lists and feeds',
        pipeline.siteDeadLetters.queueArn,
      ],
    } as const;
    for (const [name, [description, value]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { description, value });
    }
  }
}
