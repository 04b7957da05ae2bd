import middy from '@middy/core';
import { assessLive, type AssessPorts } from '../assess-brand.ts';
import { sendAllDueAlerts } from '../send-alerts.ts';

/** Looks at every brand that is due, each minute, so that quiet is seen as well as noise; then sends what alerts are due. */
export const createHandler = (ports: AssessPorts) =>
  middy<unknown, void>().handler(async () => {
    const failed: unknown[] = [];
    for (const brand of await ports.watches.due(ports.now())) {
      // One brand's trouble must not keep the others from being looked at: it is told at the end.
      await assessLive(ports, brand).catch((error: unknown) => failed.push(error));
    }
    await sendAllDueAlerts(ports);
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} brands could not be assessed`);
  });
