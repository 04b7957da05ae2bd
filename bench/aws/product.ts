import { createSecretKey } from 'node:crypto';
import { MINUTE } from '../../core/time.ts';
import { alertDestinations } from '../../lambdas/adapters/alert-destinations.ts';
import { createMoodCache } from '../../lambdas/adapters/comprehend/mood-cache.ts';
import { createComprehendSentiment } from '../../lambdas/adapters/comprehend/sentiment.ts';
import { createDeliveryLog } from '../../lambdas/adapters/dynamo/delivery-log.ts';
import { createMoodStore } from '../../lambdas/adapters/dynamo/mood-store.ts';
import { createSendRate } from '../../lambdas/adapters/dynamo/send-rate.ts';
import { createEmfLog } from '../../lambdas/adapters/emf-log.ts';
import { createLinks } from '../../lambdas/adapters/links.ts';
import { createSnsAlerts } from '../../lambdas/adapters/sns-alerts.ts';
import { createSqsInbox } from '../../lambdas/adapters/sqs-inbox.ts';
import { createHandler as createAnalysis } from '../../lambdas/analyze-messages/handler.ts';
import { storesOn } from '../../lambdas/composition/store.ts';
import { createAlerts } from '../../lambdas/publish-alert.ts';
import { createHandler as createDoor } from '../../lambdas/receive-webhook/handler.ts';
import { rememberedBrands, rememberedErasures } from '../../lambdas/remembered-brands.ts';
import { createHandler as createSweep } from '../../lambdas/watch-brands/handler.ts';
import type { Now } from '../../lambdas/ports.ts';
import type { Emulators } from './emulators.ts';

export const SECRET = `whsec_${Buffer.from('a secret that only the benchmark knows').toString('base64')}`;

/** The three functions that a message meets, composed as their index.ts do it where Comprehend reads alone, on a clock and clients of one's own. */
export const compose = (services: Emulators, now: Now, write: (line: string) => void) => {
  const { table } = services;
  const stores = storesOn(table);
  const log = (functionName: string) => createEmfLog({ functionName: `Groundswell-${functionName}-1A2B3C4D5E6F`, now, write });
  const wait = async (): Promise<void> => {};
  const key = createSecretKey(Buffer.from('the key of hashes of the benchmark'));
  const topic = createSnsAlerts({
    client: services.sns,
    topicArn: services.topicArn,
    rate: createSendRate({ table, what: 'topic', wait }),
  });
  const looking = (functionName: string) => {
    const alerts = createAlerts({
      destinationsOf: alertDestinations({ topic, mail: () => [], webhook: () => topic, log: log(functionName) }),
      deliveryLog: createDeliveryLog(table),
      now,
      log: log(functionName),
    });
    return {
      ...storesOn(table),
      alerts,
      notices: alerts,
      webhooks: { tell: async () => ({ failed: [] }) },
      links: createLinks({ publicUrl: 'https://alerts.example', keys: async () => ['the key of links'] }),
      holder: functionName,
      sweepEvery: MINUTE,
      lookEvery: 15 * MINUTE,
      log: log(functionName),
      now,
    };
  };
  return {
    stores,
    door: createDoor({
      secrets: { of: async () => [{ secret: SECRET }], howToSet: () => '' },
      inbox: createSqsInbox({ client: services.sqs, queueUrl: services.inboxUrl }),
      takesReplays: false,
      log: log('ReceiveWebhook'),
      now,
    }),
    analysis: createAnalysis({
      ...looking('AnalyzeMessages'),
      brands: rememberedBrands(stores.brands, { now }),
      erasures: rememberedErasures(stores.erasures, { now }),
      authorKeys: async () => [SECRET],
      sentiment: createComprehendSentiment({
        client: services.comprehend,
        cache: createMoodCache({ store: createMoodStore(table), key, log: log('AnalyzeMessages') }),
        log: log('AnalyzeMessages'),
        wait,
        now,
        random: Math.random,
      }),
    }),
    sweep: createSweep(looking('WatchBrands')),
  };
};
export type Product = ReturnType<typeof compose>;
