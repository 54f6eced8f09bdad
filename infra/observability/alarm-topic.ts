import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/**
 * The topic for alarms. SNS encrypts at rest only with a KMS key, and CloudWatch may not use the free
 * `alias/aws/sns`, whose policy cannot be changed; so the topic has its own key (1 USD a month). It is
 * deleted with the stack: messages do not outlive their delivery.
 */
export function alarmTopic(scope: Construct): Topic {
  const key = new Key(scope, 'TopicKey', {
    description: 'Encrypts alarm messages on their way through SNS',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const topic = new Topic(scope, 'Topic', { masterKey: key, enforceSSL: true });

  const ofThisAccount = {
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  };
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'CloudWatchEncrypts',
      ...ofThisAccount,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      // In a key's policy, `*` is the key itself.
      resources: ['*'],
    }),
  );
  // A topic with its own policy (TLS only) lacks the default one that lets CloudWatch publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'CloudWatchPublishes',
      ...ofThisAccount,
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
    }),
  );
  return topic;
}
