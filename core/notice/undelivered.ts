import { fingerprint } from '../alert/step.ts';
import type { Failing } from '../alert/back-off.ts';
import type { Notice } from '../notice.ts';
import type { Time } from '../time.ts';
import { duration } from '../wording.ts';

/** What was to be delivered, and where. Names of destinations hold no secret. */
export interface Undelivered {
  readonly brand: NonNullable<Notice['brand']>;
  readonly alert: string;
  readonly destination: string;
  readonly reason: string;
  readonly failing: Failing;
}

/** Tells operations that nobody tries any more to bring an alert to one of its destinations. */
export const givenUpNotice = (undelivered: Undelivered, at: Time): Notice => ({
  ...noticeOf(undelivered, at),
  id: `undelivered-${undelivered.alert}-${fingerprint(undelivered.destination)}`,
  headline: `An alert of ${undelivered.brand.name} could not be delivered for ${duration(at - undelivered.failing.since)} and was given up`,
  actions: ['Tell whoever relies on it what happened.', 'Mend the destination, or take it out of the alert settings of the brand.'],
});

/** Tells operations that a webhook is tried once a day only, until it answers. Sent again for the same failure it reads once. */
export const disabledNotice = (undelivered: Undelivered, at: Time): Notice => ({
  ...noticeOf(undelivered, at),
  id: `disabled-${fingerprint(undelivered.destination)}-${undelivered.failing.since}`,
  headline: `A webhook of ${undelivered.brand.name} has failed for ${duration(at - undelivered.failing.since)} and is disabled`,
  actions: ['Mend the receiver: the next attempt, at most one a day, enables it again.', 'Or take it out of the alert settings of the brand.'],
});

const noticeOf = ({ brand, alert, destination, reason, failing }: Undelivered, at: Time): Omit<Notice, 'id' | 'headline' | 'actions'> => ({
  kind: 'undelivered',
  brand,
  state: 'open',
  at,
  since: failing.since,
  facts: [
    { label: 'Destination', value: destination },
    { label: 'Alert', value: alert },
    { label: 'Reason', value: reason },
    { label: 'Attempts', value: String(failing.attempts) },
  ],
});
