import { randomBytes } from 'node:crypto';
import type { ErasePorts } from '../lambdas/erase-author.ts';
import { forgetLetters } from './alerts/forget-letters.ts';
import type { InboxConsumer } from './store/inbox.ts';
import type { Store } from './store/open-store.ts';

export interface Ground {
  readonly store: Store;
  readonly inbox: Pick<InboxConsumer, 'forget' | 'scrub'>;
  /** The folder of alert files. */
  readonly alerts: string;
  readonly authorKeys: ErasePorts['authorKeys'];
}

/** What an erasure needs on one machine: the store, the inbox, the alert files, and both logs. */
export const erasingOn = ({ store, inbox, alerts, authorKeys }: Ground): Omit<ErasePorts, 'log' | 'now'> => ({
  ...store,
  authorKeys,
  newToken: () => randomBytes(9).toString('base64url'),
  traces: {
    forgetWaiting: async (isTheirs) => inbox.forget(isTheirs),
    // A cache: what it holds is under hashes of texts that only their readers can make, and is asked for again.
    forgetMoods: async () => store.forgetMoods(),
    forgetLetters: (brand, about) => forgetLetters(alerts, brand, about),
    scrub: async () => {
      store.scrub();
      inbox.scrub();
    },
  },
});
