import { GONE } from '../core/alert/outcome.ts';
import { waitedFor } from '../core/alert/step.ts';
import type { Alert } from '../core/alert.ts';
import type { BrandDocument } from '../core/brand.ts';
import { HOUR, SECOND } from '../core/time.ts';
import type { Alerts, DeliveryFailure, DeliveryLog, Destination, Facts, Log, Now } from './ports.ts';

export interface PublishPorts {
  /** Where the alerts of a brand with these settings go. */
  readonly destinationsOf: (settings: BrandDocument['alerts']) => readonly Destination[];
  readonly deliveryLog: DeliveryLog;
  /** The time of the world, not of a replay: patience goes by it. */
  readonly now: Now;
  readonly log: Log;
}

/** Whoever could not be reached for a day is not tried for this alert any more. */
const GIVE_UP_AFTER = 24 * HOUR;

/**
 * Alerts to a list of destinations: each is tried until it has had the alert once, all at once, and what one of them does holds back
 * no other. What is not worth trying again is logged, not returned.
 */
export const createAlerts = (ports: PublishPorts): Alerts => {
  /** Destinations that want no more alerts, until their name or this process changes. */
  const gone = new Set<string>();
  return {
    publish: async (alert, settings) => {
      const had = await ports.deliveryLog.delivered(alert.id);
      const missing = ports.destinationsOf(settings).filter(({ name }) => !had.has(name));
      const failures = await Promise.all(missing.map((destination) => delivery(ports, gone, alert, destination)));
      return { failed: failures.filter((failure) => failure !== undefined) };
    },
  };
};

/** The failure that is worth another attempt, if it came to one. */
async function delivery(ports: PublishPorts, gone: Set<string>, alert: Alert, { name, deliver }: Destination): Promise<DeliveryFailure | undefined> {
  const { log, now, deliveryLog } = ports;
  const facts = { alert: alert.id, brand: alert.brand.brand, destination: name };
  const outcome = gone.has(name) ? GONE : await deliver(alert);
  switch (outcome.kind) {
    case 'delivered':
      await deliveryLog.markDelivered(alert.id, name, now());
      log.info('alert delivered', { ...facts, ...timed(alert, now) });
      return undefined;
    case 'gone':
      gone.add(name);
      log.warn('destination wants no more alerts', facts);
      return undefined;
    case 'failed':
      if (now() - (await deliveryLog.failingSince(alert.id, name, now())) < GIVE_UP_AFTER) return { destination: name, reason: outcome.reason };
      log.error('alert given up after a day', { ...facts, reason: outcome.reason });
      return undefined;
    default:
      return outcome satisfies never;
  }
}

/** How long an alert was on its way. An alert of a replay, on whose clock it was decided, is not timed. */
const timed = (alert: Alert, now: Now): Facts => {
  const waited = waitedFor(alert, now());
  return waited === undefined ? {} : { seconds: waited / SECOND };
};
