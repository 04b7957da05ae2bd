import type { Failing } from '../core/alert/back-off.ts';
import { letterOfAlert } from '../core/alert/letter.ts';
import { waitedFor } from '../core/alert/step.ts';
import type { Alert } from '../core/alert.ts';
import { undescribedBrand, webhooksFor, type BrandDocument } from '../core/brand.ts';
import { letterOfNotice } from '../core/notice/letter.ts';
import { disabledNotice, givenUpNotice } from '../core/notice/undelivered.ts';
import { audienceOf, type Audience, type Notice } from '../core/notice.ts';
import { isForSecondContact } from '../core/second-contact.ts';
import { SECOND } from '../core/time.ts';
import type { Destination, Notices } from './alert-ports.ts';
import { deliverLetter, type DeliverPorts, type Posting } from './deliver-letter.ts';
import type { Alerts, Facts, Now } from './ports.ts';

export interface PublishPorts extends DeliverPorts {
  /** Where the alerts, or the notices, of a brand with these settings go. */
  readonly destinationsOf: (settings: BrandDocument['alerts'], audience: Audience) => readonly Destination[];
}

/** Alerts and notices to their destinations. Of an alert that cannot be delivered operations get a notice; of a notice the log alone tells. */
export const createAlerts = (ports: PublishPorts): Alerts & Notices => {
  /** Destinations that want no more letters, until their name or this process changes. */
  const gone = new Set<string>();
  const deliver = async (destinations: readonly Destination[], posting: Posting) => ({
    failed: await deliverLetter(ports, gone, destinations, posting),
  });
  /** Of alerts and notices programs are told that want to be told of incidents. */
  const destinationsOf = (settings: BrandDocument['alerts'], audience: Audience) =>
    ports.destinationsOf({ ...settings, webhooks: webhooksFor(settings, 'incident') }, audience);
  const send = (notice: Notice, settings: BrandDocument['alerts']) =>
    deliver(destinationsOf(settings, audienceOf(notice.kind)), {
      letter: letterOfNotice(notice),
      facts: () => ({}),
      lost: async () => true,
    });
  return {
    send,
    mail: async (id, emails, write) => {
      // What is for operations goes by mail alone, and so does this.
      const destinations = destinationsOf({ ...undescribedBrand('groundswell').alerts, operations: [...emails] }, 'operations');
      const { delivered } = await ports.deliveryLog.of(id);
      const letter = destinations.every(({ name }) => delivered.has(name)) ? undefined : await write();
      return letter === undefined ? { failed: [] } : deliver(destinations, { letter, facts: () => ({}), lost: async () => true });
    },
    publish: (alert, settings) =>
      deliver(destinationsOf(settings, isForSecondContact(alert.steps, alert.incident) ? 'second-contact' : 'everybody'), {
        letter: letterOfAlert(alert),
        facts: () => timed(alert, ports.now),
        lost: async (why, destination, reason, failing) =>
          (await send(lossOf(alert, why, { destination, reason, failing }, ports.now), settings)).failed.length === 0,
      }),
  };
};

const lossOf = (
  { id, brand }: Alert,
  why: 'given up' | 'disabled',
  what: { destination: string; reason: string; failing: Failing },
  now: Now,
): Notice => (why === 'disabled' ? disabledNotice : givenUpNotice)({ ...what, brand, alert: id }, now());

/** How long an alert was on its way. An alert of a replay, on whose clock it was decided, is not timed. */
const timed = (alert: Alert, now: Now): Facts => {
  const waited = waitedFor(alert, now());
  return waited === undefined ? {} : { seconds: waited / SECOND };
};
