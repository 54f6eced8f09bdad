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
      UploadBucketName: ['Bucket to upload releases to', pipeline.upload.bucketName],
      WorkBucketName: ['Bucket of the reports', pipeline.work.bucketName],
      PublishBucketName: ['Bucket of the published releases', pipeline.publish.bucketName],
      SiteUrl: ['Address of the site', pipeline.siteUrl],
      DistributionId: ['CloudFront distribution ID, for cache invalidation', pipeline.distribution.distributionId],
      DistributionDomainName: [
        'Point your own domain here (CNAME or alias)',
        pipeline.distribution.distributionDomainName,
      ],
      StateMachineArn: ['The state machine that each upload starts', pipeline.stateMachine.stateMachineArn],
      EditorPolicyArn: ['Attach this policy to editors, who upload releases', pipeline.editorPolicy.managedPolicyArn],
      ...deskOutputs(pipeline),
      CuratorPolicyArn: [
        'Attach this policy to those who keep term lists and translation memories',
        pipeline.curatorPolicy.managedPolicyArn,
      ],
      ApproverPolicyArn: [
        'Attach this policy to those who approve expenses beyond the limits; not to editors',
        pipeline.approverPolicy.managedPolicyArn,
      ],
      OperatorPolicyArn: ['Attach this policy to operators', pipeline.operatorPolicy.managedPolicyArn],
      MaintainerPolicyArn: [
        'Attach this policy to people who purge versions and keep the memory',
        pipeline.maintainerPolicy.managedPolicyArn,
      ],
      RepublishCommand: [
        'After a change of languages: lists the releases that lack one, and what they cost',
        `npm run republish -- --stack ${this.stackName}`,
      ],
      AlarmTopicArn: ['SNS topic of the alarms', pipeline.alarmTopic.topicArn],
      DeadLetterQueueUrl: ['Queue of events that could not be handled', pipeline.deadLetters.queueUrl],
      ReplayLettersName: [
        'Function that starts the executions of events that could not be handled',
        pipeline.replayLetters.functionName,
      ],
      SiteDeadLetterQueueArn: [
        'Queue of releases that are missing from lists and feeds',
        pipeline.siteDeadLetters.queueArn,
      ],
      ...(pipeline.audit === undefined
        ? {}
        : {
            AuditBucketName: ['Bucket of the record of uploads and deletions', pipeline.audit.bucketName] as [
              string,
              string,
            ],
          }),
    } satisfies Record<string, [string, string]>;
    for (const [name, [description, value]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { description, value });
    }
    if (pipeline.signingKeyArn !== undefined) {
      const description = 'Key that signs what is published; only its functions may use it';
      new CfnOutput(this, 'SigningKeyArn', { description, value: pipeline.signingKeyArn });
    }
  }
}

/** `DeskPressPolicyArn` for the desk `press`. */
function deskOutputs({ deskPolicies }: Dragoman): Record<string, [string, string]> {
  return Object.fromEntries(
    Object.entries(deskPolicies).map(([name, { managedPolicyArn }]) => [
      `Desk${name.slice(0, 1).toUpperCase()}${name.slice(1)}PolicyArn`,
      [`Attach this policy to editors of the desk ${name}`, managedPolicyArn],
    ]),
  );
}
