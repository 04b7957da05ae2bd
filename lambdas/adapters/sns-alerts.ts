import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { codeOf, DELIVERED, failed } from '../../core/alert/outcome.ts';
import type { Destination, SendRate } from '../alert-ports.ts';

export interface SnsAlertsOptions {
  readonly client: SNSClient;
  readonly topicArn: string;
  /** The ceiling for the whole topic. */
  readonly rate: SendRate;
}

/** The alert topic as one destination: whoever has subscribed to it gets the letter in the form that their protocol needs. */
export const createSnsAlerts = ({ client, topicArn, rate }: SnsAlertsOptions): Destination => ({
  name: 'topic',
  deliver: async (letter) => {
    try {
      if (!(await rate.turn(letter.first))) return failed('SNS: too many alerts at once');
      const { subject, message, attributes } = letter.topic();
      const values = Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]);
      await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          MessageStructure: 'json',
          Subject: subject,
          Message: message,
          MessageAttributes: Object.fromEntries(values),
        }),
      );
      return DELIVERED;
    } catch (error) {
      return failed(`SNS ${codeOf(error)}`);
    }
  },
});
