import { LRUCache } from 'lru-cache';
import type { BrandDocument } from '../../core/brand.ts';
import type { Audience } from '../../core/notice.ts';
import type { Time } from '../../core/time.ts';
import type { DeliveryLog, Destination, Notices } from '../../lambdas/alert-ports.ts';
import type { Alerts, Facts, Log, Now } from '../../lambdas/ports.ts';
import { createAlerts } from '../../lambdas/publish-alert.ts';
import type { Resolve } from '../../webhooks/public-address.ts';
import { createWebhookAlerts } from '../../webhooks/webhook-alerts.ts';
import { createEmlAlerts } from './eml-alerts.ts';
import { createSmtpAlerts } from './smtp-alerts.ts';

/** What the store remembers of deliveries: those that succeeded. */
export type StoredDeliveries = Omit<DeliveryLog, 'failingSince'>;

export interface LocalAlertsOptions {
  /** Where `.eml` files go when a brand has no other destination: `<data folder>/alerts`. */
  readonly folder: string;
  /** Who the mails come from. @default groundswell@localhost */
  readonly from?: string;
  /** The relay for mails; without it, no mail is sent. */
  readonly smtp?: string;
  /** Lets webhooks go to private addresses and over plain http. For tests and closed networks. @default false */
  readonly privateWebhooks?: boolean;
  /** @default the system's resolver */
  readonly resolve?: Resolve;
  readonly deliveryLog: StoredDeliveries;
  /** The time of the world, not of a replay: signatures and patience go by it. */
  readonly now: Now;
  readonly log: Log;
  /** Told the one line for the screen. */
  readonly announce: (line: string, facts: Facts) => void;
}

/** So many failures under way are remembered; it would take as many unreachable destinations to forget one. */
const FAILURES_KEPT = 10_000;

/** Alerts and notices on one machine: a mail an address, a signed POST a webhook, and with neither an `.eml` file. */
export const createLocalAlerts = (options: LocalAlertsOptions): Alerts & Notices =>
  createAlerts({
    destinationsOf: destinationsOn(options),
    deliveryLog: withFailures(options.deliveryLog),
    now: options.now,
    log: options.log,
  });

function destinationsOn(options: LocalAlertsOptions): (settings: BrandDocument['alerts'], audience: Audience) => readonly Destination[] {
  const { folder, from, smtp, now, privateWebhooks = false, resolve, announce, log } = options;
  const sender = from === undefined ? {} : { from };
  const mailTo = smtp === undefined ? undefined : createSmtpAlerts({ url: smtp, now, ...sender });
  const postTo = createWebhookAlerts({ now, allowPrivate: privateWebhooks, ...(resolve === undefined ? {} : { resolve }) });
  return (settings, audience) => {
    const emails = addressesFor(audience, settings);
    const webhooks = audience === 'operations' ? [] : settings.webhooks;
    const mails = mailTo === undefined ? [] : [...new Set(emails)].map(mailTo);
    const posts = new Map(webhooks.map((webhook) => [webhook.url, postTo(webhook)]));
    const destinations = [...mails, ...posts.values()];
    if (destinations.length === 0) return [createEmlAlerts({ folder, addresses: emails, announce, ...sender })];
    if (mailTo === undefined && emails.length > 0) log.warn('alert not mailed: no SMTP relay is set', { addresses: emails.length });
    return destinations;
  };
}

function addressesFor(audience: Audience, { emails, escalateTo, operations }: BrandDocument['alerts']): readonly string[] {
  switch (audience) {
    case 'everybody':
      return emails;
    case 'second-contact':
      return [...emails, ...escalateTo];
    case 'operations':
      return operations;
    default:
      return audience satisfies never;
  }
}

/** Failures are remembered in memory: a restart gives everybody another day. */
function withFailures(stored: StoredDeliveries): DeliveryLog {
  const failing = new LRUCache<string, Time>({ max: FAILURES_KEPT });
  return {
    delivered: (alertId) => stored.delivered(alertId),
    markDelivered: (alertId, destination, at) => stored.markDelivered(alertId, destination, at),
    failingSince: async (alertId, destination, at) => {
      const key = `${alertId} ${destination}`;
      const since = failing.get(key) ?? at;
      failing.set(key, since);
      return since;
    },
  };
}
