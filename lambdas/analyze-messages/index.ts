import { randomUUID } from 'node:crypto';
import { MINUTE } from '../../core/time.ts';
import { now, wait } from '../adapters/clock.ts';
import { createComprehendClient } from '../adapters/comprehend/client.ts';
import { createMoodCache } from '../adapters/comprehend/mood-cache.ts';
import { createComprehendSentiment } from '../adapters/comprehend/sentiment.ts';
import { createMoodStore } from '../adapters/dynamo/mood-store.ts';
import { createEmfLog } from '../adapters/emf-log.ts';
import { functionName, readEnvironment } from '../adapters/environment.ts';
import { alertsOf } from '../composition/alerts.ts';
import { hashKeyOf, keysOf } from '../composition/keys.ts';
import { storesOn } from '../composition/store.ts';
import { tableOf } from '../composition/table.ts';
import { rememberedBrands } from '../remembered-brands.ts';
import { ENVIRONMENT } from './env.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(ENVIRONMENT);
const log = createEmfLog({ functionName: functionName(), now });
const table = tableOf(environment);
const stores = storesOn(table);
const key = hashKeyOf(keysOf(environment.TEXT_KEY, log));

export const handler = createHandler({
  ...stores,
  brands: rememberedBrands(stores.brands, { now }),
  sentiment: createComprehendSentiment({
    client: createComprehendClient(environment.COMPREHEND_REGION),
    cache: createMoodCache({ store: createMoodStore(table), key, log }),
    log,
    wait,
    now,
    random: Math.random,
  }),
  ...alertsOf(environment, table, log),
  holder: randomUUID(),
  sweepEvery: MINUTE,
  log,
  now,
});
