import { inMemoryOutbox } from './in-memory-outbox.ts';
import { describeAudit } from './contracts/audit.contract.ts';
import { describeBrands } from './contracts/brands.contract.ts';
import { describeConversations } from './contracts/conversations.contract.ts';
import { describeCustomers } from './contracts/customers.contract.ts';
import { describeDesks } from './contracts/desks.contract.ts';
import { describeErasures } from './contracts/erasures.contract.ts';
import { describeHearing } from './contracts/hearing.contract.ts';
import { describeIncidents } from './contracts/incidents.contract.ts';
import { describeMessages } from './contracts/messages.contract.ts';
import { describeOutbox } from './contracts/outbox.contract.ts';
import { describePulses } from './contracts/pulses.contract.ts';
import { describeWatches } from './contracts/watches.contract.ts';
import {
  inMemoryAudit,
  inMemoryBrands,
  inMemoryConversations,
  inMemoryCustomers,
  inMemoryDesks,
  inMemoryErasures,
  inMemoryHearing,
  inMemoryIncidents,
  inMemoryMessages,
  inMemoryPulses,
  inMemoryWatches,
} from './in-memory-ports.ts';

const opened =
  <Port>(create: () => Port) =>
  async () => ({ port: create(), close: async () => {} });

/** What the handlers are tested with keeps the promises of what they run with. */
describeAudit('in memory', opened(inMemoryAudit));
describeBrands('in memory', opened(inMemoryBrands));
describeConversations('in memory', opened(inMemoryConversations));
describeCustomers('in memory', opened(inMemoryCustomers));
describeDesks('in memory', opened(inMemoryDesks));
describeErasures('in memory', opened(inMemoryErasures));
describeHearing('in memory', opened(inMemoryHearing));
describeIncidents('in memory', opened(inMemoryIncidents));
describeMessages('in memory', opened(inMemoryMessages));
describeOutbox('in memory', opened(inMemoryOutbox));
describePulses('in memory', opened(inMemoryPulses), 20);
describeWatches('in memory', opened(inMemoryWatches));
