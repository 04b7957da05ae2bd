import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AlertTopic } from './alert-topic.ts';
import { HandlerFunction, type Workshop } from './handler-function.ts';
import { RegularCall } from './regular-call.ts';

export interface SubscriptionCheckProps extends Workshop {
  readonly topic: AlertTopic;
}

const EVERY = Duration.hours(1);
/** One call of SNS. */
const TIMEOUT = Duration.seconds(30);
const MEMORY = 256;
/** Its figures are counts: two at once would count the same twice. */
export const CHECKS_AT_ONCE = 1;

/** Counts the subscriptions to alerts each hour: SNS tells nobody when it drops one. */
export class SubscriptionCheck extends Construct {
  readonly handler: HandlerFunction;

  constructor(scope: Construct, id: string, { topic, ...workshop }: SubscriptionCheckProps) {
    super(scope, id);
    this.handler = new HandlerFunction(this, 'CheckAlerts', {
      ...workshop,
      name: 'checkAlerts',
      description: 'Counts the subscriptions to alerts that are confirmed, pending and deleted, each hour.',
      environment: { TOPIC_ARN: topic.topic.topicArn },
      memory: MEMORY,
      timeout: TIMEOUT,
      reserved: CHECKS_AT_ONCE,
    });
    topic.grantInspect(this.handler);
    new RegularCall(this, 'EachHour', { function: this.handler.function, every: EVERY });
  }
}
