import { now } from '../adapters/clock.ts';
import { createEmfLog } from '../adapters/emf-log.ts';
import { functionName, readEnvironment } from '../adapters/environment.ts';
import { keysOf } from '../composition/keys.ts';
import { storesOn } from '../composition/store.ts';
import { tableOf } from '../composition/table.ts';
import { ENVIRONMENT } from './env.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(ENVIRONMENT);
const log = createEmfLog({ functionName: functionName(), now });

export const handler = createHandler({
  ...storesOn(tableOf(environment)),
  links: { keys: keysOf(environment.LINK_KEY, log) },
  log,
  now,
});
