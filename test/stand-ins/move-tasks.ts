import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';

interface Task {
  readonly source: string;
  readonly toMove: number;
  readonly started: number;
  moved: number;
}

const Asked = z.object({ SourceArn: z.string() });

/**
 * The redrive of SQS, which the emulator lacks: StartMessageMoveTask and ListMessageMoveTasks, over the emulator's own queues.
 * A task moves one message whenever somebody looks at it, so that progress can be seen. Undefined is for any other call.
 */
export const moveTasks = () => {
  const tasks: Task[] = [];
  return async (sqs: SQSClient, target: string, body: unknown): Promise<{ status: number; body: string } | undefined> => {
    if (target === 'AmazonSQS.StartMessageMoveTask') {
      const { SourceArn } = Asked.parse(body);
      const sources = await sourcesOf(sqs, SourceArn);
      if (sources.length === 0) return refused('ResourceNotFoundException', 'Source queue must be configured as a Dead Letter Queue.');
      tasks.unshift({ source: SourceArn, toMove: await depthOf(sqs, await urlOf(sqs, SourceArn)), started: tasks.length, moved: 0 });
      return answered({ TaskHandle: `task-${tasks.length}` });
    }
    if (target === 'AmazonSQS.ListMessageMoveTasks') {
      const { SourceArn } = Asked.parse(body);
      const task = tasks.find(({ source }) => source === SourceArn);
      if (task !== undefined && task.moved < task.toMove) await moveOne(sqs, task);
      return answered({ Results: task === undefined ? [] : [resultOf(task)] });
    }
    return undefined;
  };
};

const answered = (value: unknown) => ({ status: 200, body: JSON.stringify(value) });
const refused = (code: string, message: string) => ({ status: 400, body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }) });

const resultOf = ({ source, toMove, started, moved }: Task) => ({
  SourceArn: source,
  Status: moved < toMove ? 'RUNNING' : 'COMPLETED',
  ApproximateNumberOfMessagesMoved: moved,
  ApproximateNumberOfMessagesToMove: toMove,
  StartedTimestamp: started,
});

async function moveOne(sqs: SQSClient, task: Task): Promise<void> {
  const from = await urlOf(sqs, task.source);
  const [to] = await sourcesOf(sqs, task.source);
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 1 }));
  for (const { Body, ReceiptHandle } of Messages) {
    await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: Body }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
    task.moved += 1;
  }
}

/** The queues whose dead letters lie under this ARN. */
async function sourcesOf(sqs: SQSClient, arn: string): Promise<string[]> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const policies = await Promise.all(QueueUrls.map((url) => attributeOf(sqs, url, 'RedrivePolicy')));
  return QueueUrls.filter((_url, index) => policies[index]?.includes(`"${arn}"`) === true);
}

async function urlOf(sqs: SQSClient, arn: string): Promise<string> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  return QueueUrls.find((url) => url.endsWith(`/${arn.split(':').at(-1)}`)) ?? '';
}

const depthOf = async (sqs: SQSClient, url: string): Promise<number> => Number(await attributeOf(sqs, url, 'ApproximateNumberOfMessages'));

async function attributeOf(sqs: SQSClient, url: string, name: 'RedrivePolicy' | 'ApproximateNumberOfMessages'): Promise<string | undefined> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [name] }));
  return Attributes[name];
}
