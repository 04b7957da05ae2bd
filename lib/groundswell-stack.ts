import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Inbox } from './constructs/inbox.ts';

/** The analysis of a batch may take so long: a throttled Comprehend included. */
const ANALYSIS_TIMEOUT = Duration.minutes(2);

/** What is deployed: wiring only. */
export class GroundswellStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);
    const inbox = new Inbox(this, 'Inbox', { readerTimeout: ANALYSIS_TIMEOUT });
    new CfnOutput(this, 'InboxUrl', { value: inbox.queue.queueUrl, description: 'Where deliveries wait to be analysed' });
    new CfnOutput(this, 'DeadLettersUrl', { value: inbox.deadLetters.queueUrl, description: 'Where deliveries lie that could not be analysed' });
  }
}
