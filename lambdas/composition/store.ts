import { createAudit } from '../adapters/dynamo/audit.ts';
import { createBrands } from '../adapters/dynamo/brands.ts';
import { createConversations } from '../adapters/dynamo/conversations.ts';
import { createCustomers } from '../adapters/dynamo/customers.ts';
import { createDesks } from '../adapters/dynamo/desks.ts';
import { createErasures } from '../adapters/dynamo/erasures.ts';
import { createHearing } from '../adapters/dynamo/hearing.ts';
import { createIncidents } from '../adapters/dynamo/incidents.ts';
import { createMessages } from '../adapters/dynamo/messages.ts';
import { createOutbox } from '../adapters/dynamo/outbox.ts';
import { createPulses } from '../adapters/dynamo/pulses.ts';
import type { Table } from '../adapters/dynamo/table.ts';
import { createWatches } from '../adapters/dynamo/watches.ts';

/** Every store, on the one table. */
export const storesOn = (table: Table) => ({
  messages: createMessages(table),
  conversations: createConversations(table),
  pulses: createPulses(table),
  incidents: createIncidents(table),
  brands: createBrands(table),
  watches: createWatches(table),
  customers: createCustomers(table),
  erasures: createErasures(table),
  hearing: createHearing(table),
  outbox: createOutbox(table),
  desks: createDesks(table),
  audit: createAudit(table),
});
