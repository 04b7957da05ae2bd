import { DeleteTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, type Message } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filterPolicy } from '../../../core/alert/subscribers.ts';
import { letterOfAlert } from '../../../core/alert/letter.ts';
import { topicMessage } from '../../../core/alert/topic-message.ts';
import { createSnsAlerts } from '../../../lambdas/adapters/sns-alerts.ts';
import type { SendRate } from '../../../lambdas/alert-ports.ts';
import { aLetter, aLoudMessage, anAlert, anIncident } from '../../core/alert/an-alert.ts';
import { clientSettings } from '../../stand-ins/client-settings.ts';
import { startFaulty } from '../../stand-ins/faulty.ts';
import { startSqsAndSns, type SqsAndSns } from '../../stand-ins/sqs-and-sns.ts';

const AT_ONCE: SendRate = { turn: async () => true };

let aws: SqsAndSns;
let topicArn: string;
let topics = 0;
beforeAll(async () => {
  aws = await startSqsAndSns();
});
afterAll(() => aws.close());
beforeEach(async () => {
  topicArn = await aws.createTopic(`alerts-${(topics += 1)}`);
});

/** A queue that is subscribed to the topic, and what has come into it. */
const subscriber = async (name: string, attributes: Record<string, string>) => {
  const queue = await aws.createQueue(`${name}-${topics}`);
  await aws.sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: await aws.arnOf(queue), Attributes: attributes }));
  return async (): Promise<Message[]> => {
    const { Messages = [] } = await aws.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    );
    return Messages;
  };
};

const anAlertOf = (brand: string) => anAlert({ id: `${brand}-1-opened`, incident: anIncident({ id: `${brand}-1`, brand }) });

describe('an alert on the topic', () => {
  it('comes to a subscriber with its subject and with attributes to filter by', async () => {
    const received = await subscriber('all', {});
    expect(await createSnsAlerts({ client: aws.sns, topicArn, rate: AT_ONCE }).deliver(aLetter())).toEqual({ kind: 'delivered' });
    const [message] = await received();
    const envelope = JSON.parse(message?.Body ?? '') as Record<string, unknown>;
    expect(envelope['Subject']).toBe('CRITICAL: 68 % negative at Nordwind, 412 messages in 60 min');
    expect(envelope['MessageAttributes']).toEqual({
      id: { Type: 'String', Value: 'incident-1-opened' },
      brand: { Type: 'String', Value: 'nordwind' },
      severity: { Type: 'String', Value: 'critical' },
      kind: { Type: 'String', Value: 'crisis' },
      state: { Type: 'String', Value: 'open' },
    });
  });

  it('comes raw to a subscriber who wants it raw', async () => {
    const received = await subscriber('raw', { RawMessageDelivery: 'true' });
    await createSnsAlerts({ client: aws.sns, topicArn, rate: AT_ONCE }).deliver(aLetter());
    const [message] = await received();
    expect(message?.MessageAttributes?.['severity']).toMatchObject({ DataType: 'String', StringValue: 'critical' });
    expect(JSON.parse(message?.Body ?? '')).toEqual(JSON.parse(topicMessage(anAlert()).message));
  });

  it('comes only to who follows its brand', async () => {
    const acme = await subscriber('acme', { FilterPolicy: filterPolicy(['acme']), RawMessageDelivery: 'true' });
    const both = await subscriber('both', { FilterPolicy: filterPolicy(['acme', 'globex']), RawMessageDelivery: 'true' });
    const topic = createSnsAlerts({ client: aws.sns, topicArn, rate: AT_ONCE });
    for (const brand of ['acme', 'globex', 'initech']) await topic.deliver(letterOfAlert(anAlertOf(brand)));
    const brandsOf = (messages: readonly Message[]) => new Set(messages.map(({ MessageAttributes }) => MessageAttributes?.['brand']?.StringValue));
    expect([brandsOf(await acme()), brandsOf(await both())]).toEqual([new Set(['acme']), new Set(['acme', 'globex'])]);
  });

  it('asks SNS to choose the form by the protocol', async () => {
    const faulty = await startFaulty(aws.url);
    const client = new SNSClient(clientSettings(faulty.url));
    await createSnsAlerts({ client, topicArn, rate: AT_ONCE }).deliver(aLetter());
    expect(faulty.calls).toHaveLength(1);
    expect(new URLSearchParams(faulty.calls[0]?.body).get('MessageStructure')).toBe('json');
    client.destroy();
    await faulty.close();
  });

  it('is taken by SNS however large its messages are', async () => {
    const received = await subscriber('large', { RawMessageDelivery: 'true' });
    const driving = [1, 2, 3].map((number) => aLoudMessage({ id: `x:${number}`, text: '字'.repeat(100_000) }));
    expect(await createSnsAlerts({ client: aws.sns, topicArn, rate: AT_ONCE }).deliver(aLetter({ driving }))).toEqual({ kind: 'delivered' });
    expect(await received()).toHaveLength(1);
  });
});

describe('an alert that the topic does not take', () => {
  it('is to be tried again when it is not its turn for too long', async () => {
    const received = await subscriber('none', {});
    const topic = createSnsAlerts({ client: aws.sns, topicArn, rate: { turn: async () => false } });
    expect(await topic.deliver(aLetter())).toEqual({ kind: 'failed', reason: 'SNS: too many alerts at once' });
    expect(await received()).toEqual([]);
  });

  it('is to be tried again when the rate cannot be asked', async () => {
    const topic = createSnsAlerts({ client: aws.sns, topicArn, rate: { turn: () => Promise.reject(new TypeError('no table')) } });
    expect(await topic.deliver(aLetter())).toEqual({ kind: 'failed', reason: 'SNS TypeError' });
  });

  it('is to be tried again when there is no topic', async () => {
    await aws.sns.send(new DeleteTopicCommand({ TopicArn: topicArn }));
    const outcome = await createSnsAlerts({ client: aws.sns, topicArn, rate: AT_ONCE }).deliver(aLetter());
    expect(outcome).toEqual({ kind: 'failed', reason: 'SNS NotFoundException' });
  });

  it.each(['throttle', 'fail', 'drop'] as const)('is to be tried again after a fault of the service or the line: %s', async (fault) => {
    const faulty = await startFaulty(aws.url, [{ fault, action: 'Publish' }]);
    const client = new SNSClient(clientSettings(faulty.url));
    const topic = createSnsAlerts({ client, topicArn, rate: AT_ONCE });
    expect(await topic.deliver(aLetter())).toEqual({ kind: 'failed', reason: expect.stringMatching(/^SNS [A-Za-z]+$/) });
    expect(await topic.deliver(aLetter())).toEqual({ kind: 'delivered' });
    client.destroy();
    await faulty.close();
  });
});
