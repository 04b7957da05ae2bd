import { letterOfAlert } from '../core/alert/letter.ts';
import { GONE } from '../core/alert/outcome.ts';
import { waitedFor } from '../core/alert/step.ts';
import type { Alert } from '../core/alert.ts';
import type { BrandDocument } from '../core/brand.ts';
import type { Letter } from '../core/letter.ts';
import { letterOfNotice } from '../core/notice/letter.ts';
import { audienceOf, type Audience } from '../core/notice.ts';
import { isForSecondContact } from '../core/second-contact.ts';
import { HOUR, SECOND } from '../core/time.ts';
import type { DeliveryLog, Destination, Notices } from './alert-ports.ts';
import type { Alerts, DeliveryFailure, Facts, Log, Now } from './ports.ts';

export interface PublishPorts {
  /** Where the alerts, or the notices, of a brand with these settings go. */
  readonly destinationsOf: (settings: BrandDocument['alerts'], audience: Audience) => readonly Destination[];
  readonly deliveryLog: DeliveryLog;
  /** The time of the world, not of a replay: patience goes by it. */
  readonly now: Now;
  readonly log: Log;
}

/** Whoever could not be reached for a day is not tried for this letter any more. */
const GIVE_UP_AFTER = 24 * HOUR;

/**
 * Alerts and notices to lists of destinations: each is tried until it has had the letter once, all at once, and what one of them does
 * holds back no other. What is not worth trying again is logged, not returned.
 */
export const createAlerts = (ports: PublishPorts): Alerts & Notices => {
  /** Destinations that want no more letters, until their name or this process changes. */
  const gone = new Set<string>();
  const delivered = async (letter: Letter, destinations: readonly Destination[], facts: () => Facts) => {
    const had = await ports.deliveryLog.delivered(letter.id);
    const missing = destinations.filter(({ name }) => !had.has(name));
    const failures = await Promise.all(missing.map((destination) => delivery(ports, gone, letter, destination, facts)));
    return { failed: failures.filter((failure) => failure !== undefined) };
  };
  return {
    publish: (alert, settings) => {
      const audience = isForSecondContact(alert.steps, alert.incident) ? 'second-contact' : 'everybody';
      return delivered(letterOfAlert(alert), ports.destinationsOf(settings, audience), () => timed(alert, ports.now));
    },
    send: (notice, settings) => delivered(letterOfNotice(notice), ports.destinationsOf(settings, audienceOf(notice.kind)), () => ({})),
  };
};

/** The failure that is worth another attempt, if it came to one. */
async function delivery(
  { log, now, deliveryLog }: PublishPorts,
  gone: Set<string>,
  letter: Letter,
  { name, deliver }: Destination,
  more: () => Facts,
): Promise<DeliveryFailure | undefined> {
  const facts = { [letter.what]: letter.id, brand: letter.brand, destination: name };
  const outcome = gone.has(name) ? GONE : await deliver(letter);
  switch (outcome.kind) {
    case 'delivered':
      await deliveryLog.markDelivered(letter.id, name, now());
      log.info(`${letter.what} delivered`, { ...facts, ...more() });
      return undefined;
    case 'gone':
      gone.add(name);
      log.warn('destination wants no more alerts', facts);
      return undefined;
    case 'failed':
      if (now() - (await deliveryLog.failingSince(letter.id, name, now())) < GIVE_UP_AFTER) return { destination: name, reason: outcome.reason };
      log.error(`${letter.what} given up after a day`, { ...facts, reason: outcome.reason });
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
