import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { Inbox } from '../../lib/constructs/inbox.ts';
import { GroundswellStack } from '../../lib/groundswell-stack.ts';

describe('the stack', () => {
  const template = Template.fromStack(new GroundswellStack(new App(), 'Test'));

  it('has an inbox whose deliveries become dead letters after five attempts', () => {
    template.resourceCountIs('AWS::SQS::Queue', 2);
    template.hasResourceProperties('AWS::SQS::Queue', { RedrivePolicy: { maxReceiveCount: 5 }, SqsManagedSseEnabled: true });
  });

  it('hides a batch for six times as long as its reader may take', () => {
    template.hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: 720 });
  });

  it('refuses plain connections to both queues', () => {
    template.resourceCountIs('AWS::SQS::QueuePolicy', 2);
  });

  it('names nothing physical, so that it deploys twice into one account', () => {
    const names = Object.values(template.findResources('AWS::SQS::Queue')).map(
      (queue: { Properties?: { QueueName?: string } }) => queue.Properties?.QueueName,
    );
    expect(names).toEqual([undefined, undefined]);
  });
});

describe('the inbox construct', () => {
  it.each([0, 1_001])('refuses %i attempts with the value in the text', (attempts) => {
    expect(() => new Inbox(new Stack(), 'Inbox', { readerTimeout: Duration.minutes(1), attempts })).toThrow(String(attempts));
  });
});
