import type { Incident } from '../incident.ts';
import { DAY, MINUTE, type Time } from '../time.ts';
import { clock, date, duration, moment } from '../wording.ts';

/** A moment of an incident: the time of day where the whole of it lies in one day of the brand, else with its date; always with UTC. */
export const momentsOf = ({ openedAt, resolvedAt }: Incident, now: Time, zone: string): ((time: Time) => string) => {
  const isOneDay = date(openedAt, zone) === date(resolvedAt ?? now, zone);
  return (time) => {
    if (!isOneDay || date(time, zone) !== date(openedAt, zone)) return moment(time, zone);
    const [here, utc] = [clock(time, zone), clock(time, 'UTC')];
    return here === utc ? here : `${here} (${utc})`;
  };
};

/** How long after the opening: `after 31 min`. */
export const afterOpening = ({ openedAt }: Incident, time: Time): string =>
  time - openedAt < MINUTE ? 'within a minute' : `after ${duration(time - openedAt)}`;

/** When it was over: when the mood recovered, or else when it was closed. */
export const overAt = ({ recoveredAt, resolvedAt }: Incident): Time | undefined => recoveredAt ?? resolvedAt;

/** What became of an incident's first alert. In a replay it was sent on another clock than it was decided on, so that its time tells nothing. */
export type FirstAlert = { readonly kind: 'none' } | { readonly kind: 'replayed' } | { readonly kind: 'sent'; readonly at: Time };

/** Nobody tries for longer than two days to send an alert. */
const TRIED_FOR = 2 * DAY;

export const firstAlertOf = ({ alerts }: Incident): FirstAlert => {
  const sent = alerts.filter(({ deliveredAt }) => deliveredAt !== undefined);
  if (sent.length === 0) return { kind: 'none' };
  const times = sent.flatMap(({ at, deliveredAt = at }) => (deliveredAt >= at && deliveredAt - at <= TRIED_FOR ? [deliveredAt] : []));
  return times.length === 0 ? { kind: 'replayed' } : { kind: 'sent', at: Math.min(...times) };
};
