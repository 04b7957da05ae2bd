import type { BrandDocument } from '../../core/brand.ts';
import type { Destination } from '../ports.ts';

type AlertSettings = BrandDocument['alerts'];

export interface AlertDestinations {
  readonly topic: Destination;
  readonly mail: (emails: readonly string[]) => readonly Destination[];
  readonly webhook: (webhook: AlertSettings['webhooks'][number]) => Destination;
}

/** Where the alerts of a brand go on AWS: to the topic, by mail where mails are ours to send, and to each webhook once. */
export const alertDestinations =
  ({ topic, mail, webhook }: AlertDestinations) =>
  ({ emails, webhooks }: AlertSettings): readonly Destination[] => [
    topic,
    ...mail(emails),
    ...new Map(webhooks.map((each) => [each.url, webhook(each)])).values(),
  ];
