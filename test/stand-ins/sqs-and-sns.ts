import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient, type CreateQueueCommandInput } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
// The package exports no way to mend its rule on characters.
import { INVALID_MESSAGE_BODY_CHAR } from '../../node_modules/fauxqs/dist/sqs/sqsTypes.js';
import { clientSettings } from './client-settings.ts';
import { moveTasks } from './move-tasks.ts';

/** What the real SQS refuses. The emulator refuses every character beyond U+FFFF too, so no emoji could be sent. */
const REFUSED = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
Object.defineProperty(INVALID_MESSAGE_BODY_CHAR, 'test', { value: (body: string) => REFUSED.test(body) });

export type QueueSettings = Pick<CreateQueueCommandInput, 'Attributes' | 'tags'>;

/** SQS and SNS in memory, behind the real wire protocols (S3 too: see fauxqs). */
export interface SqsAndSns {
  /** For further clients: `new SQSClient(clientSettings(url))`. */
  readonly url: string;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  /** Answers the queue's URL. */
  createQueue(name: string, settings?: QueueSettings): Promise<string>;
  arnOf(queueUrl: string): Promise<string>;
  /** Answers the topic's ARN. */
  createTopic(name: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts on a free port of this machine. */
export const startSqsAndSns = async (): Promise<SqsAndSns> => {
  const app = buildApp({ logger: false });
  const tasks = moveTasks();
  app.addHook('preHandler', async (request, reply) => {
    const answer = await tasks(sqs, String(request.headers['x-amz-target'] ?? ''), request.body);
    if (answer !== undefined) await reply.code(answer.status).header('content-type', 'application/x-amz-json-1.0').send(answer.body);
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const sqs = new SQSClient(clientSettings(url));
  const sns = new SNSClient(clientSettings(url));
  return {
    url,
    sqs,
    sns,
    createQueue: async (name, settings = {}) => {
      await sqs.send(new CreateQueueCommand({ QueueName: name, ...settings }));
      return `${url}/000000000000/${name}`;
    },
    arnOf: async (queueUrl) => {
      const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }));
      return Attributes.QueueArn ?? '';
    },
    createTopic: async (name) => (await sns.send(new CreateTopicCommand({ Name: name }))).TopicArn ?? '',
    close: async () => {
      sqs.destroy();
      sns.destroy();
      await app.close();
    },
  };
};
