import middy from '@middy/core';
import type { Log, SubscriptionCounts } from '../ports.ts';

export interface CheckPorts {
  readonly subscriptions: () => Promise<SubscriptionCounts>;
  readonly log: Log;
}

/** Looks each hour whether alerts still reach somebody: a subscription that waits for its confirmation, or is gone, says nothing by itself. */
export const createHandler = ({ subscriptions, log }: CheckPorts) =>
  middy<unknown, void>().handler(async () => {
    const { confirmed, pending, deleted } = await subscriptions();
    log.info('subscriptions', { confirmed, pending, deleted });
  });
