import type { Incident, IncidentAlert } from './incident.ts';
import { DAY, MINUTE, minuteOf, type Time } from './time.ts';
import { minutesOf, wallClock } from './wall-clock.ts';

/** Hours such as `22:00-07:00` on the clocks of a time zone, in which only what is critical is sent. */
export interface QuietHours {
  readonly hours: string;
  readonly timeZone: string;
}

/**
 * The end of the quiet hours that a time lies in: the first full minute that is quiet no more, whatever clocks are changed in between.
 * Undefined when the time is not quiet. Hours that end where they begin are none.
 */
export const endOfQuiet = (time: Time, quiet: QuietHours): Time | undefined => {
  const isQuiet = quietBy(quiet);
  if (!isQuiet(time)) return undefined;
  for (let minute = minuteOf(time) + MINUTE; minute <= time + 2 * DAY; minute += MINUTE) if (!isQuiet(minute)) return minute;
  return undefined;
};

/**
 * An incident with what was decided about it since `before` put off to the end of the quiet hours. What is critical leaves at once, and
 * takes along what waits; the end of an incident never is. All that was put off is due at the same time, so that it is told in one alert.
 */
export const inQuietHours = (before: Incident | undefined, incident: Incident, at: Time, quiet: QuietHours | undefined): Incident => {
  if (quiet === undefined || before?.alerts === incident.alerts) return incident;
  const known = new Set(before?.alerts.map(({ id }) => id));
  const until = endOfQuiet(at, quiet);
  const urgent = incident.severity === 'critical' && incident.state !== 'resolved';
  const due = (alert: IncidentAlert): Time => {
    if (urgent) return until === undefined || alert.claimedAt !== undefined ? alert.dueAt : Math.min(alert.dueAt, at);
    if (known.has(alert.id)) return alert.dueAt;
    return until ?? endOfQuiet(alert.dueAt, quiet) ?? alert.dueAt;
  };
  return { ...incident, alerts: incident.alerts.map((alert) => ({ ...alert, dueAt: due(alert) })) };
};

/** Tells whether the clocks of the zone show a quiet hour. */
function quietBy({ hours, timeZone }: QuietHours): (time: Time) => boolean {
  const [from = 0, to = 0] = hours.split('-').map(minutesOf);
  const clock = wallClock(timeZone);
  return (time) => {
    const minutes = clock(time);
    return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  };
}
