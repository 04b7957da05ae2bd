import { randomUUID } from 'node:crypto';
import { MINUTE } from '../../core/time.ts';
import { now } from '../adapters/clock.ts';
import { createEmfLog } from '../adapters/emf-log.ts';
import { functionName, readEnvironment } from '../adapters/environment.ts';
import { alertsOf } from '../composition/alerts.ts';
import { erasingOn } from '../composition/erasing.ts';
import { keyPhrasesOf } from '../composition/key-phrases.ts';
import { storesOn } from '../composition/store.ts';
import { tableOf } from '../composition/table.ts';
import { ENVIRONMENT } from './env.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(ENVIRONMENT);
const log = createEmfLog({ functionName: functionName(), now });
const table = tableOf(environment);
const stores = storesOn(table);

export const handler = createHandler({
  ...stores,
  erasing: erasingOn(stores, environment.AUTHOR_KEY, log),
  ...alertsOf(environment, table, log),
  publicUrl: environment.PUBLIC_URL,
  keyPhrases: keyPhrasesOf(environment, table, log),
  holder: randomUUID(),
  sweepEvery: MINUTE,
  lookEvery: 15 * MINUTE,
  log,
  now,
});
