import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueUrlCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientSettings } from './client-settings.ts';
import { startFaulty, type Faulty } from './faulty.ts';
import { startSqsAndSns, type SqsAndSns } from './sqs-and-sns.ts';

let aws: SqsAndSns;
let wire: Faulty;
let topic: string;
let sns: SNSClient;
beforeAll(async () => {
  aws = await startSqsAndSns();
  topic = await aws.createTopic('alerts');
});
beforeEach(async () => {
  wire = await startFaulty(aws.url);
  sns = new SNSClient(clientSettings(wire.url));
});
afterEach(async () => {
  sns.destroy();
  await wire.close();
});
afterAll(() => aws.close());

const publish = () => sns.send(new PublishCommand({ TopicArn: topic, Message: 'hello' }));

describe('a faulty wire', () => {
  it('hands on what no fault is planned for, and remembers the calls', async () => {
    expect((await publish()).MessageId).toEqual(expect.any(String));
    expect(wire.calls).toEqual([{ action: 'Publish', body: expect.stringContaining('Message=hello') }]);
  });

  it('throttles as each protocol does, so often as planned', async () => {
    wire.inject({ fault: 'throttle', times: 3 });
    await expect(publish()).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } });
    const sqs = new SQSClient(clientSettings(wire.url));
    const dynamo = new DynamoDBClient(clientSettings(wire.url));
    await expect(sqs.send(new GetQueueUrlCommand({ QueueName: 'q' }))).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(dynamo.send(new DescribeTableCommand({ TableName: 't' }))).rejects.toMatchObject({ name: 'ThrottlingException' });
    await publish();
    sqs.destroy();
    dynamo.destroy();
  });

  it('strikes only the action that is named', async () => {
    wire.inject({ action: 'Subscribe', fault: 'fail' });
    await publish();
    wire.inject({ action: 'Publish', fault: 'fail' });
    await expect(publish()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });

  it.each([
    ['drop', 0],
    ['lose-answer', 1],
  ] as const)('ends the connection with %s, the service having acted on %d calls', async (fault, acted) => {
    const behind = await startFaulty(aws.url);
    const before = await startFaulty(behind.url, [{ fault }]);
    const client = new SNSClient(clientSettings(before.url));
    await expect(client.send(new PublishCommand({ TopicArn: topic, Message: 'hello' }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(behind.calls).toHaveLength(acted);
    client.destroy();
    await Promise.all([before.close(), behind.close()]);
  });

  it('has half of a batch done, and says what was left', async () => {
    wire.inject({ fault: 'half' });
    const url = await aws.createQueue('half');
    const sqs = new SQSClient(clientSettings(wire.url));
    const Entries = ['a', 'b', 'c'].map((Id) => ({ Id, MessageBody: Id }));
    const { Successful, Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    expect(Successful?.map(({ Id }) => Id)).toEqual(['a']);
    expect(Failed).toMatchObject([
      { Id: 'b', SenderFault: false },
      { Id: 'c', SenderFault: false },
    ]);
    sqs.destroy();
  });

  it('meets what is chosen for each call, until nothing is', async () => {
    wire.disturb(({ action }) => (action === 'Publish' ? 'fail' : undefined));
    await expect(publish()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    wire.disturb();
    await publish();
  });

  it('never answers a call that hangs', async () => {
    wire.inject({ fault: 'hang' });
    await expect(sns.send(new PublishCommand({ TopicArn: topic, Message: 'hello' }), { abortSignal: AbortSignal.timeout(50) })).rejects.toMatchObject(
      {
        name: 'AbortError',
      },
    );
    expect(wire.calls).toHaveLength(1);
  });
});
