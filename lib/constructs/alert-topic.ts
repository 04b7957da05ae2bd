import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import type { HandlerFunction } from './handler-function.ts';
import { grantEncryptDecrypt } from './key-use.ts';

export interface AlertTopicProps {
  /** What alerts are encrypted with while SNS holds them. */
  readonly key: IKey;
}

/** Where alerts go, and who subscribes to them: the people of the brands, each with a filter on their brand. */
export class AlertTopic extends Construct {
  readonly topic: ITopic;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key }: AlertTopicProps) {
    super(scope, id);
    this.key = key;
    const topic = new Topic(this, 'Topic', { displayName: 'Groundswell', masterKey: key, enforceSSL: true });
    topic.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.topic = topic;
  }

  /** Lets somebody send alerts. */
  grantPublish(grantee: IGrantable): void {
    this.allow(grantee, ['sns:Publish']);
    grantEncryptDecrypt(this.key, grantee, 'sns');
  }

  /** Lets somebody see how its subscriptions are. */
  grantInspect(grantee: IGrantable): void {
    this.allow(grantee, ['sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic']);
  }

  /** Lets somebody subscribe people to the alerts of their brands, and take them off again. */
  grantSubscribe(handler: HandlerFunction): void {
    this.allow(handler, ['sns:Subscribe', 'sns:ListSubscriptionsByTopic']);
    handler.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['sns:GetSubscriptionAttributes', 'sns:SetSubscriptionAttributes', 'sns:Unsubscribe'], resources: ['*'] }),
    );
    acknowledgeWildcard(handler, 'Resource::*', 'Neither SNS, for a subscription, nor X-Ray knows resources: these actions are only allowed on all.');
  }

  private allow({ grantPrincipal }: IGrantable, actions: string[]): void {
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [this.topic.topicArn] }));
  }
}
