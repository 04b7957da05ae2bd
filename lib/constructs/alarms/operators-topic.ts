import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface OperatorsTopicProps {
  /** The mail addresses of those who run this. Each gets a mail to confirm. */
  readonly operators: readonly string[];
}

/**
 * Where alarms go: to those who run Groundswell, never to the brands. It has a key of its own, since CloudWatch cannot use the one that
 * SNS would bring, and says nothing when it may not publish.
 */
export class OperatorsTopic extends Construct {
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, { operators }: OperatorsTopicProps) {
    super(scope, id);
    // Nothing is kept under this key: a notification is decrypted within moments.
    const masterKey = new Key(this, 'Key', {
      description: 'Groundswell: alarms on their way to the operators',
      enableKeyRotation: true,
      pendingWindow: Duration.days(7),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const topic = new Topic(this, 'Topic', { displayName: 'Groundswell alarms', masterKey, enforceSSL: true });
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    });
    masterKey.grant(alarms, 'kms:Decrypt', 'kms:GenerateDataKey*');
    topic.grantPublish(alarms);
    for (const address of operators) topic.addSubscription(new EmailSubscription(address));
    this.topic = topic;
  }
}
