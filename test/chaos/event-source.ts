import { ChangeMessageVisibilityCommand, DeleteMessageCommand, ReceiveMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { AnalysisResult } from '../../lambdas/analyze-messages/handler.ts';

const AT_ONCE = 10;

/**
 * What Lambda does between a queue and a function until nothing is visible: it receives, calls, and deletes what did not fail. What
 * failed is visible again at once, as if its visibility had run out; too often, and the queue puts it among the dead letters.
 */
export const pump = async (sqs: SQSClient, queueUrl: string, call: (event: SQSEvent) => Promise<AnalysisResult>): Promise<void> => {
  for (let messages = await received(sqs, queueUrl); messages.length > 0; messages = await received(sqs, queueUrl)) {
    const failed = await failedOf(messages, call);
    await Promise.all(messages.map((message) => (failed.has(message.MessageId) ? letGo(sqs, queueUrl, message) : remove(sqs, queueUrl, message))));
  }
};

/** The ids that failed; all, when the call itself did. */
async function failedOf(messages: readonly Message[], call: (event: SQSEvent) => Promise<AnalysisResult>): Promise<ReadonlySet<string | undefined>> {
  try {
    const { batchItemFailures } = await call({ Records: messages.map(recordOf) });
    return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  } catch {
    return new Set(messages.map(({ MessageId }) => MessageId));
  }
}

async function received(sqs: SQSClient, queueUrl: string): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: AT_ONCE, VisibilityTimeout: 600, WaitTimeSeconds: 0 }),
  );
  return Messages;
}

const letGo = (sqs: SQSClient, QueueUrl: string, { ReceiptHandle }: Message) =>
  sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));

const remove = (sqs: SQSClient, QueueUrl: string, { ReceiptHandle }: Message) => sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));

const recordOf = ({ MessageId = '', ReceiptHandle = '', Body = '' }: Message): SQSRecord => ({
  messageId: MessageId,
  receiptHandle: ReceiptHandle,
  body: Body,
  attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: '', ApproximateFirstReceiveTimestamp: '0' },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'test',
  awsRegion: 'us-east-1',
});
