import { join } from 'node:path';
import type { Figures } from '../../lambdas/care-api/ports.ts';
import type { Audit, Customers, Desks, Erasures } from '../../lambdas/care-ports.ts';
import type { Hearing } from '../../lambdas/hearing-ports.ts';
import type { MoodBudget, MoodStore } from '../../lambdas/mood-ports.ts';
import type { Brands, Conversations, Incidents, Messages, Now, Pulses, Watches } from '../../lambdas/ports.ts';
import type { Outbox } from '../../lambdas/care-ports.ts';
import type { DeliveryLog } from '../../lambdas/alert-ports.ts';
import { sqliteAudit } from './audit.ts';
import { sqliteBrands } from './brands.ts';
import { sqliteConversations } from './conversations.ts';
import { sqliteCustomers } from './customers.ts';
import { sqliteDeliveryLog } from './delivery-log.ts';
import { sqliteCounts } from './counts.ts';
import { sqliteDesks } from './desks.ts';
import { sqliteErasures } from './erasures.ts';
import { sqliteHearing } from './hearing.ts';
import { sqliteInbox, type LocalInbox } from './inbox.ts';
import { sqliteIncidents } from './incidents.ts';
import { sqliteMessages } from './messages.ts';
import { INBOX_MIGRATIONS, STORE_MIGRATIONS } from './migrations.ts';
import { sqliteMoodBudget, sqliteMoods } from './moods.ts';
import { sqliteOutbox } from './outbox.ts';
import { openDatabase, scrub, settle, type Durability } from './open.ts';
import { sqlitePulses } from './pulses.ts';
import { sqliteWatches } from './watches.ts';

/** Every storage port but the inbox, over one connection. Open one a thread. */
export interface Store {
  readonly messages: Messages;
  readonly conversations: Conversations;
  readonly pulses: Pulses;
  readonly incidents: Incidents;
  readonly brands: Brands;
  readonly watches: Watches;
  readonly customers: Customers;
  readonly erasures: Erasures;
  readonly hearing: Hearing;
  readonly deliveryLog: DeliveryLog;
  readonly outbox: Outbox;
  readonly desks: Desks;
  readonly audit: Audit;
  /** What is remembered of texts that Comprehend was asked about, and what may be spent on it, by a clock. */
  readonly moods: (now: Now) => MoodStore;
  readonly moodBudget: (unitsADay: number, now: Now) => MoodBudget;
  /** How much it holds. */
  readonly counts: () => Omit<Figures, 'inbox'>;
  /** Forgets how all texts sounded: it is a cache, and says of no row whose text it was. */
  forgetMoods(): void;
  /** Overwrites what the log keeps of before the last changes. False while another connection reads: then it is to be asked again. */
  scrub(): boolean;
  /** Waits until everything saved so far would survive a power cut. Only of use to a store whose saves are not durable by themselves. */
  settle(): void;
  close(): void;
}

/**
 * Opens `store.db` in the data folder. Throws StoreError when it cannot be used.
 * A writer that can do its work again, as the analysis can while the inbox still holds it, saves much faster with 'settled'.
 */
export const openStore = (dataDir: string, durability: Durability = 'each'): Store => {
  const db = openDatabase(join(dataDir, 'store.db'), STORE_MIGRATIONS, durability);
  return {
    messages: sqliteMessages(db),
    conversations: sqliteConversations(db),
    pulses: sqlitePulses(db),
    incidents: sqliteIncidents(db),
    brands: sqliteBrands(db),
    watches: sqliteWatches(db),
    customers: sqliteCustomers(db),
    erasures: sqliteErasures(db),
    hearing: sqliteHearing(db),
    deliveryLog: sqliteDeliveryLog(db),
    outbox: sqliteOutbox(db),
    desks: sqliteDesks(db),
    audit: sqliteAudit(db),
    moods: (now) => sqliteMoods(db, now),
    moodBudget: (unitsADay, now) => sqliteMoodBudget(db, unitsADay, now),
    counts: sqliteCounts(db),
    forgetMoods: () => db.exec('DELETE FROM moods'),
    scrub: () => scrub(db),
    settle: () => settle(db),
    close: () => db.close(),
  };
};

/**
 * Opens `inbox.db` in the data folder. Throws StoreError when it cannot be used.
 * Senders need 'each'. For a reader 'settled' is enough: what it took or deleted and then lost to a power cut only comes again.
 */
export const openInbox = (dataDir: string, durability: Durability = 'each'): LocalInbox =>
  sqliteInbox(openDatabase(join(dataDir, 'inbox.db'), INBOX_MIGRATIONS, durability));
