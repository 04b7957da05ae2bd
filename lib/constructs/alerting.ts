import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { AlertTopic } from './alert-topic.ts';
import type { HandlerFunction } from './handler-function.ts';
import type { Secret } from './vault.ts';

/** What it takes to send an alert. */
export interface Alerting {
  readonly topic: AlertTopic;
  /**
   * Mails go out through SES from this address.
   * @default through SNS, as plain text
   */
  readonly mailSender: string | undefined;
  /** Where people's browsers reach the acknowledge pages: an address without a slash at its end. */
  readonly publicUrl: string;
  /** Signs the links to those pages. */
  readonly linkKey: Secret;
}

/** The same as a function is told it. */
export const alertSettings = ({ topic, mailSender, publicUrl, linkKey }: Alerting) => ({
  TOPIC_ARN: topic.topic.topicArn,
  MAIL_SENDER: mailSenderSetting(mailSender),
  PUBLIC_URL: publicUrl,
  LINK_KEY: linkKey.arn,
});

/** A setting is never empty: `none` is its word for nobody. */
export const mailSenderSetting = (mailSender: string | undefined): string => mailSender ?? 'none';

/** Lets a function send alerts. */
export function grantAlerting({ topic, mailSender, linkKey }: Alerting, handler: HandlerFunction): void {
  topic.grantPublish(handler);
  linkKey.grantRead(handler);
  if (mailSender !== undefined) handler.grantPrincipal.addToPrincipalPolicy(sendingAs(mailSender, Stack.of(handler)));
}

/** SES knows a sender by its address or by its domain, whichever was verified. */
function sendingAs(sender: string, stack: Stack): PolicyStatement {
  const identities = [sender, sender.slice(sender.lastIndexOf('@') + 1)];
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: identities.map((resourceName) => stack.formatArn({ service: 'ses', resource: 'identity', resourceName })),
    conditions: { StringEquals: { 'ses:FromAddress': sender } },
  });
}
