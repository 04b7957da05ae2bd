import middy from '@middy/core';
import { reasonOf } from '../../core/reason.ts';
import { assessLive, type AssessPorts } from '../assess-brand.ts';
import { sendAllDueAlerts } from '../send-alerts.ts';

/** Looks at every brand that is due, each minute, so that quiet is seen as well as noise; then sends what alerts are due. */
export const createHandler = (ports: AssessPorts) =>
  middy<unknown, void>().handler(async () => {
    const failed: string[] = [];
    for (const brand of await ports.watches.due(ports.now())) {
      try {
        await assessLive(ports, brand);
      } catch (error) {
        // One brand's trouble must not keep the others from being looked at: the sweep as a whole fails at its end.
        failed.push(brand);
        ports.log.error('brand not assessed', { brand, reason: reasonOf(error) });
      }
    }
    await sendAllDueAlerts(ports);
    if (failed.length > 0) throw new Error(`${failed.length} brands could not be assessed: ${failed.join(', ')}`);
  });
