import { now } from '../adapters/clock.ts';
import { createAudit } from '../adapters/dynamo/audit.ts';
import { createBrands } from '../adapters/dynamo/brands.ts';
import { createIncidents } from '../adapters/dynamo/incidents.ts';
import { createWatches } from '../adapters/dynamo/watches.ts';
import { createEmfLog } from '../adapters/emf-log.ts';
import { functionName, readEnvironment } from '../adapters/environment.ts';
import { keysOf } from '../composition/keys.ts';
import { tableOf } from '../composition/table.ts';
import { ENVIRONMENT } from './env.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(ENVIRONMENT);
const log = createEmfLog({ functionName: functionName(), now });
const table = tableOf(environment);

// Not all stores: somebody waits for this page, and it starts cold nearly every time.
export const handler = createHandler({
  brands: createBrands(table),
  incidents: createIncidents(table),
  watches: createWatches(table),
  audit: createAudit(table),
  links: { keys: keysOf(environment.LINK_KEY, log) },
  log,
  now,
});
