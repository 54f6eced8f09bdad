import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/**
 * The topic that alarms go to. SNS encrypts at rest only with a KMS key, and CloudWatch may not use
 * the free `alias/aws/sns`, whose policy nobody can change; so the topic has a key of its own
 * (1 USD a month), which goes with the stack: no message outlives its delivery.
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
  // With a policy of its own (TLS only), a topic no longer has the default one that lets CloudWatch publish.
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
