import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SubscribeCommand } from '@aws-sdk/client-sns';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import dynalite from 'dynalite';
import * as z from 'zod';
import type { BrandDocument } from '../../core/brand.ts';
import type { Time } from '../../core/time.ts';
import { createComprehendClient } from '../../lambdas/adapters/comprehend/client.ts';
import { createDynamoClient } from '../../lambdas/adapters/dynamo/client.ts';
import { createSnsClient } from '../../lambdas/adapters/sns-client.ts';
import { createSqsClient, createSqsInbox } from '../../lambdas/adapters/sqs-inbox.ts';
import type { ReadScores } from '../stand-ins/comprehend-moods.ts';
import { startComprehend } from '../stand-ins/comprehend.ts';
import { clientSettings } from '../stand-ins/client-settings.ts';
import { startFaulty, type Call, type Fault } from '../stand-ins/faulty.ts';
import { listenOnLoopback } from '../stand-ins/loopback.ts';
import { startSqsAndSns } from '../stand-ins/sqs-and-sns.ts';
import { TABLE_SCHEMA } from '../stand-ins/table-schema.ts';
import { anInstance, type Clients, type Site } from './an-instance.ts';
import { pump } from './event-source.ts';

/** After so many attempts a message goes to the dead letters. */
export const ATTEMPTS = 5;

/** The services that the functions stand on, each behind its real wire protocol and a wire that can be disturbed. */
export const startServices = async () => {
  const server = dynalite({ createTableMs: 0 });
  const dynamo = await startFaulty(await listenOnLoopback(server));
  const aws = await startSqsAndSns();
  const queues = await startFaulty(aws.url);
  const mind = await startComprehend({ moodOf, languageOf: (text) => (text.includes('???') ? 'xx' : 'en') });
  const comprehend = await startFaulty(mind.url);
  const wires = { dynamo, queues, comprehend };
  const made: Clients[] = [];
  const newClients = (patience?: object): Clients => {
    const clients = clientsOf(wires, patience);
    made.push(clients);
    return clients;
  };
  return {
    aws,
    wires,
    /** How the functions reach the services: with the settings of their own clients, retries included. */
    clients: newClients(),
    /** The same, but that a call which hangs is given up after a third of a second. */
    hastyClients: newClients({ requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true } }),
    /** Further clients, with which a test may do what it likes. */
    newClients,
    /** From now on every call of the functions meets what this chooses; without an argument, nothing. */
    disturb: (choose?: (call: Call) => Fault | undefined): void => {
      for (const wire of Object.values(wires)) wire.disturb(choose);
    },
    close: async () => {
      for (const { dynamo: table, sqs, sns, comprehend: reader } of made) for (const client of [table, sqs, sns, reader]) client.destroy();
      await Promise.all([dynamo.close(), queues.close(), comprehend.close(), aws.close(), mind.close()]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
export type Services = Awaited<ReturnType<typeof startServices>>;

const clientsOf = ({ dynamo, queues, comprehend }: Record<'dynamo' | 'queues' | 'comprehend', { url: string }>, patience: object = {}): Clients => ({
  dynamo: createDynamoClient({ ...clientSettings(dynamo.url), maxAttempts: 3, ...patience }),
  sqs: createSqsClient({ ...clientSettings(queues.url), ...patience }),
  sns: createSnsClient({ ...clientSettings(queues.url), maxAttempts: 3, ...patience }),
  comprehend: createComprehendClient('us-east-1', { ...clientSettings(comprehend.url), ...patience }),
});

/** Reads "bad" and "good" for what they say, and everything else as neutral. */
const moodOf = (text: string): ReadScores => {
  const label = text.includes('bad') ? 'negative' : text.includes('good') ? 'positive' : 'neutral';
  return { positive: 0, negative: 0, neutral: 0, mixed: 0, [label]: 1 };
};

let clouds = 0;

export interface CloudSettings {
  /** How the functions reach the services, when not as always. */
  readonly clients?: Clients;
  /** A table that is there already, and how to reach it. */
  readonly store?: { readonly client: DynamoDBClient; readonly table: { readonly name: string } };
}

/** A deployment of its own on the services: an empty table, an inbox with dead letters, a topic with a subscriber, and a clock moved by hand. */
export const aCloud = async (services: Services, start: Time, { store, clients: given = services.clients }: CloudSettings = {}) => {
  const { aws } = services;
  const stage = `cloud-${(clouds += 1)}`;
  const clients: Clients = { ...given, ...(store && { dynamo: store.client }) };
  const clock = { now: start };
  const deadLettersUrl = await aws.createQueue(`${stage}-dead-letters`);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await aws.arnOf(deadLettersUrl), maxReceiveCount: ATTEMPTS });
  const queueUrl = await aws.createQueue(`${stage}-inbox`, { Attributes: { RedrivePolicy } });
  const { topicArn, heard } = await aTopic(services, stage);
  if (store === undefined) await createTable(services.clients.dynamo, stage);
  const site: Site = { table: store?.table.name ?? stage, queueUrl, topicArn, now: () => clock.now };
  let instances = 0;
  const instance = (through: Clients = clients) => anInstance(through, site, `${stage} instance ${(instances += 1)}`);
  return {
    site,
    clock,
    deadLettersUrl,
    /** Puts a body into the inbox, past the door. */
    send: async (body: string): Promise<void> => {
      await aws.sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
    },
    /** What waits, and what is dead. */
    depth: () => createSqsInbox({ client: aws.sqs, queueUrl, deadLettersUrl }).depth(),
    /** A cold instance of all functions. */
    instance,
    /** Everything that the subscriber of the topic has got since it was asked last. */
    heard,
    describe: async (...documents: readonly BrandDocument[]): Promise<void> => {
      for (const value of documents) await instance().stores.brands.save({ value, version: 0 });
    },
    /** The inbox to its end, each batch by a cold instance. */
    work: (): Promise<void> => pump(aws.sqs, queueUrl, (event) => instance().analyze(event)),
  };
};
export type Cloud = Awaited<ReturnType<typeof aCloud>>;

export const createTable = async (client: DynamoDBClient, name: string): Promise<void> => {
  await client.send(new CreateTableCommand({ TableName: name, BillingMode: 'PAY_PER_REQUEST', ...TABLE_SCHEMA }));
  while ((await client.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus !== 'ACTIVE');
};

/** An alert as a program that is subscribed gets it. */
export interface Heard {
  readonly attributes: Readonly<Record<string, string>>;
  readonly steps: readonly string[];
  readonly acknowledgeUrl: string;
}

/** The emulator hands the forms for all protocols to each. */
const Forms = z.object({ sqs: z.string() });
const Notice = z.object({ steps: z.array(z.string()), acknowledgeUrl: z.string() });
const noticeOf = (body: string) => Notice.parse(JSON.parse(Forms.parse(JSON.parse(body)).sqs));

async function aTopic({ aws }: Services, stage: string) {
  const topicArn = await aws.createTopic(stage);
  const subscriber = await aws.createQueue(`${stage}-subscriber`);
  const Attributes = { RawMessageDelivery: 'true' };
  await aws.sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: await aws.arnOf(subscriber), Attributes }));
  const heard = async (): Promise<Heard[]> => {
    const all: Heard[] = [];
    for (;;) {
      const receive = new ReceiveMessageCommand({ QueueUrl: subscriber, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] });
      const { Messages = [] } = await aws.sqs.send(receive);
      if (Messages.length === 0) return all;
      for (const { Body = '', MessageAttributes = {}, ReceiptHandle } of Messages) {
        const attributes = Object.fromEntries(Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]));
        all.push({ attributes, ...noticeOf(Body) });
        await aws.sqs.send(new DeleteMessageCommand({ QueueUrl: subscriber, ReceiptHandle }));
      }
    }
  };
  return { topicArn, heard };
}

const Brands = z.object({ items: z.array(z.object({ brand: z.string() })) });
const Incidents = z.object({
  items: z.array(z.object({ alerts: z.array(z.object({ id: z.string(), step: z.string(), deliveredAt: z.string().optional() })) })),
});

/** All that can be told from outside: the export of every brand, byte for byte, and whether the alerts of its incidents were delivered. */
export const stateOf = async (cloud: Cloud) => {
  const { ask } = cloud.instance();
  const brands = Brands.parse(JSON.parse(await ask('GET /brands'))).items.map(({ brand }) => brand);
  const exports = await Promise.all(brands.map((brand) => ask(`GET /brands/${brand}/export`)));
  const listed = await Promise.all(brands.map(async (brand) => Incidents.parse(JSON.parse(await ask(`GET /brands/${brand}/incidents`)))));
  const alerts = listed.flatMap(({ items }) => items.flatMap((incident) => incident.alerts));
  return { exports, alerts: alerts.map(({ id, step, deliveredAt }) => ({ id, step, isDelivered: deliveredAt !== undefined })) };
};
export type State = Awaited<ReturnType<typeof stateOf>>;
