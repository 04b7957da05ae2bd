import { createSecretKey } from 'node:crypto';
import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { MINUTE, type Time } from '../../core/time.ts';
import { alertDestinations } from '../../lambdas/adapters/alert-destinations.ts';
import { createMoodCache } from '../../lambdas/adapters/comprehend/mood-cache.ts';
import { createComprehendSentiment } from '../../lambdas/adapters/comprehend/sentiment.ts';
import { createDeliveryLog } from '../../lambdas/adapters/dynamo/delivery-log.ts';
import { createMoodStore } from '../../lambdas/adapters/dynamo/mood-store.ts';
import { createSendRate } from '../../lambdas/adapters/dynamo/send-rate.ts';
import { documentClient, type Table } from '../../lambdas/adapters/dynamo/table.ts';
import { createLinks } from '../../lambdas/adapters/links.ts';
import { createSnsAlerts } from '../../lambdas/adapters/sns-alerts.ts';
import { createSqsInbox } from '../../lambdas/adapters/sqs-inbox.ts';
import { createHandler as createAnalyzer, type AnalysisResult } from '../../lambdas/analyze-messages/handler.ts';
import { createHandler as createApi } from '../../lambdas/care-api/handler.ts';
import { storesOn } from '../../lambdas/composition/store.ts';
import type { ApiResult } from '../../lambdas/ports.ts';
import { createAlerts } from '../../lambdas/publish-alert.ts';
import { createHandler as createReceiver } from '../../lambdas/receive-webhook/handler.ts';
import { rememberedBrands } from '../../lambdas/remembered-brands.ts';
import { createHandler as createSweep } from '../../lambdas/watch-brands/handler.ts';
import { lambdaContext } from '../../local/lambda-context.ts';
import { inMemoryLog } from '../in-memory-ports.ts';
import { ADMIN, anEvent, withToken } from '../lambdas/care-api/an-api.ts';
import { webhookEvent, type SignedDelivery } from '../signed-deliveries.ts';

/** How the functions reach AWS. */
export interface Clients {
  readonly dynamo: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly comprehend: ComprehendClient;
}

/** Where in AWS everything stands, and what time it is there. */
export interface Site {
  readonly table: string;
  readonly queueUrl: string;
  readonly topicArn: string;
  readonly now: () => Time;
}

export const STANDARD_SECRET = `whsec_${Buffer.from('the secret of the harbour').toString('base64')}`;
const TEXT_KEY = createSecretKey(Buffer.from('the key of text hashes'));
const LINK_KEY = 'the key of acknowledge links';
const atOnce = async (): Promise<void> => undefined;

/**
 * The functions as their `index.ts` compose them, over given clients: one cold instance of each, that remembers nothing. Pauses are left
 * out, and so is what costs time only; `holder` names it in leases.
 */
export const anInstance = (clients: Clients, { table: name, queueUrl, topicArn, now }: Site, holder: string) => {
  const log = inMemoryLog();
  const table: Table = { client: documentClient(clients.dynamo), name, shards: 2, retentionDays: 400, now };
  const stores = storesOn(table);
  const rate = createSendRate({ table, what: 'topic', wait: atOnce });
  const unused = (): never => {
    throw new Error('no brand of these tests has webhooks');
  };
  const alerts = createAlerts({
    destinationsOf: alertDestinations({
      topic: createSnsAlerts({ client: clients.sns, topicArn, rate }),
      mail: () => [],
      webhook: unused,
      log,
    }),
    deliveryLog: createDeliveryLog(table),
    now,
    log,
  });
  const links = createLinks({ publicUrl: 'https://groundswell.example', keys: async () => [LINK_KEY] });
  const cache = createMoodCache({ store: createMoodStore(table), key: TEXT_KEY, log });
  const sentiment = createComprehendSentiment({ client: clients.comprehend, cache, log, wait: atOnce, now, random: Math.random });
  const authorKeys = async (): Promise<readonly string[]> => ['the key of authors'];
  const erasing = { ...stores, authorKeys, newToken: () => 'somebody' };
  const watching = {
    ...stores,
    authorKeys,
    alerts,
    notices: alerts,
    webhooks: { tell: unused },
    links,
    holder,
    sweepEvery: MINUTE,
    lookEvery: 15 * MINUTE,
    log,
    now,
  };

  const analyzer = createAnalyzer({ ...watching, brands: rememberedBrands(stores.brands, { now }), sentiment });
  const sweeper = createSweep(watching);
  const api = createApi({ ...stores, erasing, log, now, version: 'test' });
  const receiver = createReceiver({
    secrets: { of: async () => [{ secret: STANDARD_SECRET }], howToSet: () => '' },
    inbox: createSqsInbox({ client: clients.sqs, queueUrl, firstPause: 1 }),
    takesReplays: false,
    log,
    now,
  });
  return {
    stores,
    log,
    receive: async ({ headers, body }: SignedDelivery): Promise<number | undefined> =>
      (await receiver(webhookEvent({ platform: 'standard', headers, body }), lambdaContext('receive-webhook'))).statusCode,
    analyze: (event: SQSEvent): Promise<AnalysisResult> => analyzer(event, lambdaContext('analyze-messages')),
    sweep: (): Promise<void> => sweeper({}, lambdaContext('watch-brands')),
    /** What the API answers an admin, as text. */
    ask: async (line: string): Promise<string> => textOf(await api(anEvent(line, { authorizer: withToken(ADMIN) }), lambdaContext('care-api'))),
  };
};
export type Instance = ReturnType<typeof anInstance>;

const textOf = async ({ body = '' }: ApiResult): Promise<string> => (typeof body === 'string' ? body : (await Array.fromAsync(body)).join(''));
