import { randomUUID } from 'node:crypto';
import type { ErasePorts } from '../erase-author.ts';
import type { Log } from '../ports.ts';
import { keysOf } from './keys.ts';
import type { storesOn } from './store.ts';

/** What an erasure needs in this deployment. What waits in queues is dropped as it is analysed; moods and exports go by themselves. */
export const erasingOn = (stores: ReturnType<typeof storesOn>, authorKey: string, log: Log): Omit<ErasePorts, 'log' | 'now'> => ({
  ...stores,
  authorKeys: keysOf(authorKey, log),
  newToken: randomUUID,
});
