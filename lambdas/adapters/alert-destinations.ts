import { DELIVERED } from '../../core/alert/outcome.ts';
import type { BrandDocument } from '../../core/brand.ts';
import type { Audience } from '../../core/notice.ts';
import type { Destination } from '../alert-ports.ts';
import type { Log } from '../ports.ts';

type AlertSettings = BrandDocument['alerts'];

export interface AlertDestinations {
  readonly topic: Destination;
  readonly mail: (emails: readonly string[]) => readonly Destination[];
  readonly webhook: (webhook: AlertSettings['webhooks'][number]) => Destination;
  readonly log: Log;
}

/**
 * Where letters go on AWS. What is for everybody: to the topic, by mail where mails are ours to send, and to each webhook once. The
 * second contact is mailed and never subscribed: a subscription is one an address and brand and would bring it every alert. What is for
 * operations: by mail, never to the topic. Whom no mail can be sent to is a warning in the log.
 */
export const alertDestinations =
  ({ topic, mail, webhook, log }: AlertDestinations) =>
  ({ emails, webhooks, operations, escalateTo }: AlertSettings, audience: Audience): readonly Destination[] => {
    if (audience === 'operations') return mail(operations).length === 0 ? [warning(log)] : mail(operations);
    const called = audience === 'second-contact' ? escalateTo : [];
    const mails = mail([...emails, ...called]);
    if (mails.length === 0 && called.length > 0) log.warn('second contact not mailed: no sender is set', { addresses: called.length });
    return [topic, ...mails, ...new Map(webhooks.map((each) => [each.url, webhook(each)])).values()];
  };

const warning = (log: Log): Destination => ({
  name: 'log',
  deliver: async ({ id, brand, subject }) => {
    log.warn('notice', { notice: id, brand, subject });
    return DELIVERED;
  },
});
