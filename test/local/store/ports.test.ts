import { openInbox, openStore, type Store } from '../../../local/store/open-store.ts';
import { describeAudit } from '../../contracts/audit.contract.ts';
import { describeBrands } from '../../contracts/brands.contract.ts';
import { NOON } from '../../contracts/builders.ts';
import { describeConversations } from '../../contracts/conversations.contract.ts';
import { describeCustomers } from '../../contracts/customers.contract.ts';
import { describeDesks } from '../../contracts/desks.contract.ts';
import { describeErasures } from '../../contracts/erasures.contract.ts';
import { describeHearing } from '../../contracts/hearing.contract.ts';
import { describeInbox } from '../../contracts/inbox.contract.ts';
import { describeIncidents } from '../../contracts/incidents.contract.ts';
import { describeMessages } from '../../contracts/messages.contract.ts';
import type { Open } from '../../contracts/opened.ts';
import { describePulses } from '../../contracts/pulses.contract.ts';
import { describeWatches } from '../../contracts/watches.contract.ts';
import { freshDataDirs } from './data-dir.ts';

const freshDataDir = freshDataDirs();

const portOf =
  <Name extends Exclude<keyof Store, 'close'>>(name: Name): Open<Store[Name]> =>
  async () => {
    const store = openStore(freshDataDir());
    return { port: store[name], close: async () => store.close() };
  };

describeMessages('SQLite', portOf('messages'));
describeConversations('SQLite', portOf('conversations'));
describePulses('SQLite', portOf('pulses'));
describeIncidents('SQLite', portOf('incidents'));
describeBrands('SQLite', portOf('brands'));
describeWatches('SQLite', portOf('watches'));
describeCustomers('SQLite', portOf('customers'));
describeErasures('SQLite', portOf('erasures'));
describeHearing('SQLite', portOf('hearing'));
describeDesks('SQLite', portOf('desks'));
describeAudit('SQLite', portOf('audit'));
describeInbox('SQLite', async () => {
  const inbox = openInbox(freshDataDir());
  const bodies = async () => inbox.receive(10, 60_000, NOON).map(({ body }) => body);
  return { port: { inbox, bodies }, close: async () => inbox.close() };
});
