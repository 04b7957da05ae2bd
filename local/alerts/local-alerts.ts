import { setTimeout as wait } from 'node:timers/promises';
import type { BrandDocument } from '../../core/brand.ts';
import type { Audience } from '../../core/notice.ts';
import type { DeliveryLog, Destination, Notices } from '../../lambdas/alert-ports.ts';
import type { Alerts, Facts, Log, Now } from '../../lambdas/ports.ts';
import { createAlerts } from '../../lambdas/publish-alert.ts';
import type { Resolve } from '../../webhooks/public-address.ts';
import { createWebhookAlerts } from '../../webhooks/webhook-alerts.ts';
import { createEmlAlerts } from './eml-alerts.ts';
import { createMailRate } from './mail-rate.ts';
import { createSmtpAlerts } from './smtp-alerts.ts';

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
  readonly deliveryLog: DeliveryLog;
  /** The time of the world, not of a replay: signatures and patience go by it. */
  readonly now: Now;
  readonly log: Log;
  /** Told the one line for the screen. */
  readonly announce: (line: string, facts: Facts) => void;
}

/** Alerts and notices on one machine: a mail an address, a signed POST a webhook, and with neither an `.eml` file. */
export const createLocalAlerts = (options: LocalAlertsOptions): Alerts & Notices =>
  createAlerts({
    destinationsOf: destinationsOn(options),
    deliveryLog: options.deliveryLog,
    now: options.now,
    log: options.log,
  });

function destinationsOn(options: LocalAlertsOptions): (settings: BrandDocument['alerts'], audience: Audience) => readonly Destination[] {
  const { folder, from, smtp, now, privateWebhooks = false, resolve, announce, log } = options;
  const sender = from === undefined ? {} : { from };
  const mailTo = smtp === undefined ? undefined : createSmtpAlerts({ url: smtp, now, rate: createMailRate({ now, wait }), ...sender });
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
