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
 * Where letters go on AWS. What is for everybody: to the topic, by mail where mails are ours to send, and to each webhook once. What is
 * for operations: by mail, never to the topic; where no mail can be sent it is a warning in the log, which operators' alarms watch.
 */
export const alertDestinations =
  ({ topic, mail, webhook, log }: AlertDestinations) =>
  ({ emails, webhooks, operations }: AlertSettings, audience: Audience): readonly Destination[] => {
    if (audience === 'everybody') return [topic, ...mail(emails), ...new Map(webhooks.map((each) => [each.url, webhook(each)])).values()];
    const mails = mail(operations);
    return mails.length === 0 ? [warning(log)] : mails;
  };

const warning = (log: Log): Destination => ({
  name: 'log',
  deliver: async ({ id, brand, subject }) => {
    log.warn('notice', { notice: id, brand, subject });
    return DELIVERED;
  },
});
