import { createWebhookAlerts } from '../../webhooks/webhook-alerts.ts';
import { alertDestinations } from '../adapters/alert-destinations.ts';
import { now, wait } from '../adapters/clock.ts';
import { createDeliveryLog } from '../adapters/dynamo/delivery-log.ts';
import { createSendRate } from '../adapters/dynamo/send-rate.ts';
import type { Table } from '../adapters/dynamo/table.ts';
import { createLinks } from '../adapters/links.ts';
import { createMail, createSesClient } from '../adapters/ses-mail.ts';
import { createSnsAlerts } from '../adapters/sns-alerts.ts';
import { createSnsClient } from '../adapters/sns-client.ts';
import type { Notices, Webhooks } from '../alert-ports.ts';
import type { Alerts, Links, Log } from '../ports.ts';
import { createAlerts } from '../publish-alert.ts';
import { createWebhooks } from '../tell-webhooks.ts';
import { keysOf } from './keys.ts';

interface AlertSettings {
  readonly TOPIC_ARN: string;
  readonly MAIL_SENDER: string;
  readonly PUBLIC_URL: string;
  readonly LINK_KEY: string;
}

/** Alerts and notices to the topic, by mail and to webhooks, and where their links lead. */
export const alertsOf = (
  { TOPIC_ARN, MAIL_SENDER, PUBLIC_URL, LINK_KEY }: AlertSettings,
  table: Table,
  log: Log,
): { alerts: Alerts; notices: Notices; webhooks: Webhooks; links: Links } => {
  const webhookTo = createWebhookAlerts({ now });
  const deliveryLog = createDeliveryLog(table);
  const senders = createAlerts({
    destinationsOf: alertDestinations({
      topic: createSnsAlerts({ client: createSnsClient(), topicArn: TOPIC_ARN, rate: createSendRate({ table, what: 'topic', wait }) }),
      mail: createMail({ client: createSesClient(), sender: MAIL_SENDER, rate: createSendRate({ table, what: 'mail', wait }) }),
      webhook: webhookTo,
      log,
    }),
    deliveryLog,
    now,
    log,
  });
  const webhooks = createWebhooks({ webhookTo, deliveryLog, notices: senders, wait, now, log });
  return { alerts: senders, notices: senders, webhooks, links: createLinks({ publicUrl: PUBLIC_URL, keys: keysOf(LINK_KEY, log) }) };
};
