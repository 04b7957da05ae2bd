import { GetTopicAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { SubscriptionCounts } from '../ports.ts';

/** How the subscriptions of the alert topic are, as SNS counts them: at most some minutes old. */
export const createSubscriptionCounts =
  ({ client, topicArn }: { readonly client: SNSClient; readonly topicArn: string }) =>
  async (): Promise<SubscriptionCounts> => {
    const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn: topicArn }));
    return {
      confirmed: Number(Attributes['SubscriptionsConfirmed']),
      pending: Number(Attributes['SubscriptionsPending']),
      deleted: Number(Attributes['SubscriptionsDeleted']),
    };
  };
