import type { Alert } from '../../core/alert.ts';
import type { BrandDocument } from '../../core/brand.ts';
import { HOUR, type Time } from '../../core/time.ts';
import type { Alerts, DeliveryFailure, Facts, Log, Now } from '../../lambdas/ports.ts';
import type { DeliveryLog } from './delivery-log.ts';
import { GONE, type Destination } from './destination.ts';
import { createEmlAlerts } from './eml-alerts.ts';
import { createSmtpAlerts } from './smtp-alerts.ts';
import type { Resolve } from './public-address.ts';
import { createWebhookAlerts } from './webhook-alerts.ts';

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

/** Whoever could not be reached for a day is not tried for this alert any more. */
const GIVE_UP_AFTER = 24 * HOUR;

/** Alerts on one machine: a mail an address, a signed POST a webhook, and with neither an `.eml` file. */
export const createLocalAlerts = (options: LocalAlertsOptions): Alerts => new LocalAlerts(options);

class LocalAlerts implements Alerts {
  readonly #options: LocalAlertsOptions;
  readonly #mailTo: ((address: string) => Destination) | undefined;
  readonly #postTo: ReturnType<typeof createWebhookAlerts>;
  /** When a destination first failed, by alert. In memory: a restart gives everybody another day. */
  readonly #failing = new Map<string, Map<string, Time>>();
  /** Webhooks that answered 410, until their URL or this process changes. */
  readonly #gone = new Set<string>();

  constructor(options: LocalAlertsOptions) {
    const { smtp, now, from, privateWebhooks = false, resolve } = options;
    this.#options = options;
    this.#mailTo = smtp === undefined ? undefined : createSmtpAlerts({ url: smtp, now, ...(from === undefined ? {} : { from }) });
    this.#postTo = createWebhookAlerts({ now, allowPrivate: privateWebhooks, ...(resolve === undefined ? {} : { resolve }) });
  }

  /** Tries every destination that has not had the alert, all at once. What is not worth trying again is logged, not returned. */
  async publish(alert: Alert, settings: BrandDocument['alerts']): Promise<{ failed: readonly DeliveryFailure[] }> {
    const had = await this.#options.deliveryLog.delivered(alert.id);
    const missing = this.#destinations(settings).filter(({ name }) => !had.has(name));
    const outcomes = await Promise.all(missing.map((destination) => this.#deliver(alert, destination)));
    const failed = outcomes.filter((failure) => failure !== undefined);
    if (failed.length === 0) this.#failing.delete(alert.id);
    return { failed };
  }

  #destinations({ emails, webhooks }: BrandDocument['alerts']): readonly Destination[] {
    const { folder, from, announce, log } = this.#options;
    const mails = this.#mailTo === undefined ? [] : [...new Set(emails)].map(this.#mailTo);
    const posts = new Map(webhooks.map((webhook) => [webhook.url, this.#postTo(webhook)]));
    const destinations = [...mails, ...posts.values()];
    if (destinations.length === 0) return [createEmlAlerts({ folder, addresses: emails, announce, ...(from === undefined ? {} : { from }) })];
    if (this.#mailTo === undefined && emails.length > 0) log.warn('alert not mailed: no SMTP relay is set', { addresses: emails.length });
    return destinations;
  }

  async #deliver(alert: Alert, { name, deliver }: Destination): Promise<DeliveryFailure | undefined> {
    const { log, now, deliveryLog } = this.#options;
    const facts = { alert: alert.id, brand: alert.brand.brand, destination: name };
    const outcome = this.#gone.has(name) ? GONE : await deliver(alert);
    switch (outcome.kind) {
      case 'delivered':
        await deliveryLog.markDelivered(alert.id, name, now());
        log.info('alert delivered', facts);
        return undefined;
      case 'gone':
        this.#gone.add(name);
        log.warn('destination wants no more alerts', facts);
        return undefined;
      case 'failed':
        if (now() - this.#failingSince(alert.id, name) < GIVE_UP_AFTER) return { destination: name, reason: outcome.reason };
        log.error('alert given up after a day', { ...facts, reason: outcome.reason });
        return undefined;
      default:
        return outcome satisfies never;
    }
  }

  #failingSince(alert: string, destination: string): Time {
    const destinations = this.#failing.get(alert) ?? new Map<string, Time>();
    this.#failing.set(alert, destinations);
    const since = destinations.get(destination) ?? this.#options.now();
    destinations.set(destination, since);
    return since;
  }
}
