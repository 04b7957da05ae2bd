import { randomUUID } from 'node:crypto';
import { MINUTE } from '../../core/time.ts';
import { now } from '../adapters/clock.ts';
import { createEmfLog } from '../adapters/emf-log.ts';
import { functionName, readEnvironment } from '../adapters/environment.ts';
import { alertsOf } from '../composition/alerts.ts';
import { keyPhrasesOf } from '../composition/key-phrases.ts';
import { keysOf } from '../composition/keys.ts';
import { moodsOf } from '../composition/moods.ts';
import { storesOn } from '../composition/store.ts';
import { tableOf } from '../composition/table.ts';
import { rememberedBrands, rememberedErasures } from '../remembered-brands.ts';
import { ENVIRONMENT } from './env.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(ENVIRONMENT);
const log = createEmfLog({ functionName: functionName(), now });
const table = tableOf(environment);
const stores = storesOn(table);

export const handler = createHandler({
  ...stores,
  brands: rememberedBrands(stores.brands, { now }),
  erasures: rememberedErasures(stores.erasures, { now }),
  authorKeys: keysOf(environment.AUTHOR_KEY, log),
  sentiment: moodsOf(environment, table, log),
  keyPhrases: keyPhrasesOf(environment, table, log),
  ...alertsOf(environment, table, log),
  holder: randomUUID(),
  sweepEvery: MINUTE,
  log,
  now,
});
